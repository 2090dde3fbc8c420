package dev.backbone.fault;

import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;

/** Puts a call of {@link FaultAgent#hit} into a method. */
record Weaving(String point, Target target) {

    private static final ClassDesc AGENT = ClassDesc.of("dev.backbone.fault.FaultAgent");
    private static final MethodTypeDesc HIT =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String, ConstantDescs.CD_Object);

    /**
     * The class with the call in it.
     *
     * @throws IllegalStateException if it has no such method: then the program has changed, and this agent has not
     */
    byte[] weave(byte[] classFile) {
        var parser = ClassFile.of();
        var model = parser.parse(classFile);
        requireMethod(model);
        return parser.transformClass(model, (builder, element) -> {
            if (isTarget(element)) {
                var method = (MethodModel) element;
                builder.transformMethod(method, MethodTransform.transformingCode(transform(method)));
            } else {
                builder.with(element);
            }
        });
    }

    void requireMethod(ClassModel model) {
        if (model.methods().stream().noneMatch(this::isTarget)) {
            throw new IllegalStateException(
                    "%s: there is no method %s.%s".formatted(point, target.className(), target.methodName()));
        }
    }

    private boolean isTarget(ClassElement element) {
        return element instanceof MethodModel method
                && method.methodName().equalsString(target.methodName())
                && !method.flags().has(AccessFlag.SYNTHETIC)
                && method.code().isPresent();
    }

    private CodeTransform transform(MethodModel method) {
        return switch (target.end()) {
            case ENTRY -> new AtEntry(method);
            case EXIT ->
                (builder, element) -> {
                    if (element instanceof ReturnInstruction) {
                        callHit(builder, method);
                    }
                    builder.with(element);
                };
        };
    }

    private void callHit(CodeBuilder builder, MethodModel method) {
        builder.loadConstant(point);
        var parameters = method.methodTypeSymbol().parameterList();
        if (parameters.isEmpty() || TypeKind.from(parameters.getFirst()) != TypeKind.REFERENCE) {
            builder.aconst_null();
        } else {
            builder.aload(method.flags().has(AccessFlag.STATIC) ? 0 : 1);
        }
        builder.invokestatic(AGENT, "hit", HIT);
    }

    private final class AtEntry implements CodeTransform {

        private final MethodModel method;

        AtEntry(MethodModel method) {
            this.method = method;
        }

        @Override
        public void atStart(CodeBuilder builder) {
            callHit(builder, method);
        }

        @Override
        public void accept(CodeBuilder builder, CodeElement element) {
            builder.with(element);
        }
    }
}
