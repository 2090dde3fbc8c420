package dev.backbone.local.audit;

import dev.backbone.local.LocalStack;
import dev.backbone.local.StackException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Proves that money and stock are conserved, that every decided fact is on its topic and nothing else is, and that
 * views say what facts say. Only reads; may run at any time, also while orders come in.
 */
public record Audit(AuditedSuite suite) {

    static final List<Check> CHECKS = List.of(
            new SaneRecords(),
            new DecidedIsPublished(),
            new ReceivedWasSaid(),
            new RequestIsHeard(),
            new NewestLevelIsPublished(),
            new MoneyMovesOnce(),
            new AmountsAgree(),
            new StockMovesOnce(),
            new CalledOffHoldsNothing(),
            new CompletedIsPaidAndShipped(),
            new EndIsTheEnd(),
            new StockAddsUp(),
            new ItemIsItsFacts(),
            new ViewsAgree());

    /** Of a stack that is up. */
    public static Audit of(LocalStack stack) {
        return new Audit(AuditedSuite.of(stack.kafkaBootstrap(), stack.databases()));
    }

    /**
     * Waits until nothing is under way, or patience has run out, and looks at everything.
     *
     * @throws StackException if Kafka or a database can't be read
     */
    public AuditReport run(AuditOptions options) throws InterruptedException {
        try {
            new Stillness(suite, options.allFinal()).await(options.patience());
            var evidence = new EvidenceReader(suite).read();
            return AuditReport.of(evidence, suite.databases().size(), violations(evidence, options.allFinal()));
        } catch (SQLException | ExecutionException e) {
            throw new StackException(StackException.FAILED, "can't audit: " + e.getMessage(), e);
        }
    }

    static List<Violation> violations(Evidence evidence, boolean allFinal) {
        List<Check> checks = new ArrayList<>(CHECKS);
        if (allFinal) {
            checks.add(new EveryOrderEnds());
        }
        return checks.stream().flatMap(check -> check.violations(evidence)).toList();
    }
}
