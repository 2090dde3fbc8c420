-- Where views are rebuilt, under their own names, before they take the place of the live ones.
create schema rebuild;
