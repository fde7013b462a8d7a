#ifndef KERNEL_H
#define KERNEL_H

// System calls without a C library: see launcher.c. They return a negative errno.

#include <asm/unistd.h>

#define call(number, ...) call_with(number, __VA_ARGS__, 0, 0, 0, 0, 0)
#define call_with(number, a, b, c, d, e, ...) \
  kernel(__NR_##number, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e))

#if defined __x86_64__

static inline long kernel(long number, long a, long b, long c, long d, long e) {
  long result;
  register long fourth __asm__("r10") = d, fifth __asm__("r8") = e;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "a"(number), "D"(a), "S"(b), "d"(c), "r"(fourth), "r"(fifth)
                   : "rcx", "r11", "memory");
  return result;
}

// The kernel begins a program with argc, argv, envp and the auxiliary vector on the stack.
#define BEGIN_WITH(function)                       \
  __asm__(".globl _start\n"                        \
          "_start: xor %ebp, %ebp\n"               \
          "mov %rsp, %rdi\n"                       \
          "and $-16, %rsp\n"                       \
          "call " #function "\n")

#elif defined __aarch64__

static inline long kernel(long number, long a, long b, long c, long d, long e) {
  register long x8 __asm__("x8") = number, x0 __asm__("x0") = a, x1 __asm__("x1") = b;
  register long x2 __asm__("x2") = c, x3 __asm__("x3") = d, x4 __asm__("x4") = e;
  __asm__ volatile("svc #0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4) : "memory");
  return x0;
}

#define BEGIN_WITH(function)                       \
  __asm__(".globl _start\n"                        \
          "_start: mov x29, #0\n"                  \
          "mov x30, #0\n"                          \
          "mov x0, sp\n"                           \
          "bl " #function "\n")

#else
#error "no system calls for this processor: see syscall(2), Architecture calling conventions"
#endif

#endif
