-- One for each way in which orders are listed, newest first: a page is a short stretch of one index, however many there are.
create index order_view_newest on order_view (requested_at, order_id);
create index order_view_newest_of_customer on order_view (customer_id, requested_at, order_id);
create index order_view_newest_in_status on order_view (status, requested_at, order_id);
create index order_view_newest_of_customer_in_status on order_view (customer_id, status, requested_at, order_id);
