package dev.backbone.runtime;

import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells readers in the common form of errors that Postgres or Kafka is away, and to come again. */
@RestControllerAdvice
final class OutageAdvice {

    private static final Logger log = LoggerFactory.getLogger(OutageAdvice.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    @ExceptionHandler({DataAccessException.class, TransactionException.class, KafkaException.class})
    ResponseEntity<ProblemDetail> unavailable(RuntimeException outage) {
        log.warn("A query could not be answered: {}", outage.toString());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "The data can't be reached."));
    }
}
