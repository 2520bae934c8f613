package dev.fazhi.faults.program;

import java.io.File;
import java.io.FileWriter;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

/**
 * Halts a process at its n-th write to the disk that is forced, or its n-th renaming of a file, or
 * puts its clock elsewhere. Production code has no hook for it: the methods of the virtual machine
 * that call the system get one. Options, each separated by a comma:
 *
 * <ul>
 *   <li>{@code before=7} or {@code after=7}: halts before or after the seventh of them
 *   <li>{@code pause=7:sign}: before the seventh it makes that file and waits until it is gone
 *   <li>{@code count=0:file}: writes a line into that file for each of them
 *   <li>{@code clock=40}: the clock is forty seconds ahead
 * </ul>
 */
public final class HaltAgent {

  private static final String BEFORE = "fazhi.faults.before";
  private static final String AFTER = "fazhi.faults.after";
  private static final String CLOCK = "fazhi.faults.clock";

  private static final Map<String, String> WATCHED =
      Map.of(
          "sun/nio/ch/FileDispatcherImpl", "force",
          "sun/nio/ch/UnixFileDispatcherImpl", "force",
          "sun/nio/fs/UnixNativeDispatcher", "rename");

  private static final String CLOCK_CLASS = "java/time/Clock";

  private HaltAgent() {}

  /** Called by the virtual machine before the program. */
  public static void premain(String options, Instrumentation instrumentation) throws Exception {
    AtomicInteger count = new AtomicInteger();
    Runnable nothing = () -> {};
    Runnable before = nothing;
    Runnable after = nothing;
    long seconds = 0;
    for (String option : options.split(",")) {
      String[] parts = option.split("[=:]", 3);
      int at = Integer.parseInt(parts[1]);
      switch (parts[0]) {
        case "before" -> before = () -> halt(count.incrementAndGet() == at);
        case "after" -> after = () -> halt(count.incrementAndGet() == at);
        case "pause" -> before = () -> pause(count.incrementAndGet() == at, new File(parts[2]));
        case "count" -> before = () -> count(new File(parts[2]));
        case "clock" -> seconds = at;
        default -> throw new IllegalArgumentException(option);
      }
    }
    System.getProperties().put(BEFORE, before);
    System.getProperties().put(AFTER, after);
    long ahead = seconds;
    UnaryOperator<Instant> clock = now -> now.plusSeconds(ahead);
    System.getProperties().put(CLOCK, clock);
    instrumentation.addTransformer(new Hooks(), true);
    for (String name : WATCHED.keySet()) {
      retransform(instrumentation, name);
    }
    if (ahead != 0) {
      retransform(instrumentation, CLOCK_CLASS);
    }
  }

  private static void retransform(Instrumentation instrumentation, String name) throws Exception {
    try {
      Class<?> there = Class.forName(name.replace('/', '.'), false, null);
      instrumentation.retransformClasses(there);
    } catch (ClassNotFoundException ofAnotherVersion) {
      // the one or the other is there
    }
  }

  private static void halt(boolean now) {
    if (now) {
      Runtime.getRuntime().halt(137);
    }
  }

  private static synchronized void count(File file) {
    try (FileWriter lines = new FileWriter(file, StandardCharsets.UTF_8, true)) {
      lines.write(".\n");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause(boolean now, File sign) {
    if (now) {
      try {
        sign.createNewFile();
        while (sign.exists()) {
          Thread.sleep(1);
        }
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class Hooks implements ClassFileTransformer {

    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        String name,
        @Nullable Class<?> redefined,
        @Nullable ProtectionDomain domain,
        byte[] bytes) {
      if (!WATCHED.containsKey(name) && !name.equals(CLOCK_CLASS)) {
        return null;
      }
      ClassReader reader = new ClassReader(bytes);
      ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
      reader.accept(hooked(name, writer), 0);
      return writer.toByteArray();
    }

    private static ClassVisitor hooked(String name, ClassWriter writer) {
      return new ClassVisitor(Opcodes.ASM9, writer) {
        @Override
        public @Nullable MethodVisitor visitMethod(
            int access,
            String method,
            String descriptor,
            @Nullable String signature,
            String @Nullable [] exceptions) {
          MethodVisitor plain =
              super.visitMethod(access, method, descriptor, signature, exceptions);
          boolean real = (access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) == 0;
          if (real && method.equals(WATCHED.get(name))) {
            return new Around(plain);
          }
          return real && name.equals(CLOCK_CLASS) && method.equals("currentInstant")
              ? new Ahead(plain)
              : plain;
        }
      };
    }
  }

  /** Code that takes an object from the properties of the system and calls it. */
  private abstract static class Hook extends MethodVisitor {

    Hook(@Nullable MethodVisitor plain) {
      super(Opcodes.ASM9, plain);
    }

    void take(String key, String type) {
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          "java/lang/System",
          "getProperties",
          "()Ljava/util/Properties;",
          false);
      super.visitLdcInsn(key);
      super.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL,
          "java/util/Properties",
          "get",
          "(Ljava/lang/Object;)Ljava/lang/Object;",
          false);
      super.visitTypeInsn(Opcodes.CHECKCAST, type);
    }

    void call(String type, String method, String descriptor) {
      super.visitMethodInsn(Opcodes.INVOKEINTERFACE, type, method, descriptor, true);
    }
  }

  private static final class Around extends Hook {

    Around(@Nullable MethodVisitor plain) {
      super(plain);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      run(BEFORE);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.RETURN || opcode == Opcodes.IRETURN) {
        run(AFTER);
      }
      super.visitInsn(opcode);
    }

    private void run(String key) {
      take(key, "java/lang/Runnable");
      call("java/lang/Runnable", "run", "()V");
    }
  }

  private static final class Ahead extends Hook {

    Ahead(@Nullable MethodVisitor plain) {
      super(plain);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.ARETURN) {
        take(CLOCK, "java/util/function/UnaryOperator");
        super.visitInsn(Opcodes.SWAP);
        call("java/util/function/UnaryOperator", "apply", "(Ljava/lang/Object;)Ljava/lang/Object;");
        super.visitTypeInsn(Opcodes.CHECKCAST, "java/time/Instant");
      }
      super.visitInsn(opcode);
    }
  }
}
