// SPDX-License-Identifier: MulanPSL-2.0
/* What a worker may not do: limits of the kernel, and a filter of system calls where there is one.
 */
#include "platform/worker/worker_internal.h"
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>

/* A sanitizer's shadow takes terabytes of address space. */
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define SANITIZED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#if defined __x86_64__
#define NATIVE_ARCH AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define NATIVE_ARCH AUDIT_ARCH_AARCH64
#elif defined __loongarch64
#define NATIVE_ARCH AUDIT_ARCH_LOONGARCH64
#elif defined __riscv && __riscv_xlen == 64
#define NATIVE_ARCH AUDIT_ARCH_RISCV64
#endif

static bool limit(int what, uint64_t most, uint64_t hard)
{
    struct rlimit now;
    struct rlimit r = {.rlim_cur = most, .rlim_max = hard};

    if (getrlimit((__rlimit_resource_t)what, &now) != 0)
        return false;
    if (now.rlim_max != RLIM_INFINITY && r.rlim_max > now.rlim_max)
        r.rlim_max = now.rlim_max;
    if (r.rlim_cur > r.rlim_max)
        r.rlim_cur = r.rlim_max;
    return setrlimit((__rlimit_resource_t)what, &r) == 0;
}

static bool set_limits(const struct worker_limits *l, bool task)
{
    const uint64_t mib = 1024 * 1024, memory = l->memory_mib * mib, output = l->output_mib * mib;

    return limit(RLIMIT_CPU, l->cpu_seconds, l->cpu_seconds + 1) &&
           limit(RLIMIT_FSIZE, output, output) && limit(RLIMIT_NOFILE, l->files, l->files) &&
           limit(RLIMIT_CORE, 0, 0) && (task || limit(RLIMIT_NPROC, l->processes, l->processes)) &&
           (SANITIZED || limit(RLIMIT_AS, memory, memory));
}

#ifdef NATIVE_ARCH
#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define REFUSE(nr, error)                                                                          \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (nr), 0, 1),                                               \
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (error))
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

static bool install(struct sock_filter *filter, size_t count)
{
    const struct sock_fprog program = {.len = (unsigned short)count, .filter = filter};

    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/* No connections to anywhere (the database's socket included), none of the ways around that, and no
 * leaving the process group, which is what we kill. */
/* Programs may make a local stream socket, for what listens only (LibreOffice does not start
 * without one); nobody may connect. */
static bool filter_all(bool task)
{
    struct sock_filter filter[] = {
        LOAD(arch),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, NATIVE_ARCH, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        LOAD(nr),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), /* the other ABI of x86 */
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_socket, 0, 7),
        LOAD(args[0]),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, task ? UINT32_MAX : AF_UNIX, 0, 3),
        LOAD(args[1]),
        BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0xF), /* without its flags */
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SOCK_STREAM, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
        ALLOW,
        REFUSE(__NR_connect, EACCES),
        REFUSE(__NR_setsid, EPERM),
        REFUSE(__NR_setpgid, EPERM),
        REFUSE(__NR_ptrace, EPERM),
        REFUSE(__NR_process_vm_readv, EPERM),
        REFUSE(__NR_process_vm_writev, EPERM),
        REFUSE(__NR_unshare, EPERM),
        REFUSE(__NR_mount, EPERM),
        REFUSE(425 /* io_uring_setup */, EPERM),
        ALLOW,
    };

    return install(filter, COUNT(filter));
}

/* A task starts threads, but no process and no program. clone3 hides its flags in memory: refused,
 * and the C library falls back to clone. */
static bool filter_task(void)
{
    struct sock_filter filter[] = {
        LOAD(nr),
        REFUSE(435 /* clone3 */, ENOSYS),
        REFUSE(__NR_execve, EPERM),
        REFUSE(__NR_execveat, EPERM),
#ifdef __NR_fork
        REFUSE(__NR_fork, EPERM),
        REFUSE(__NR_vfork, EPERM),
#endif
        REFUSE(__NR_kill, EPERM),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 1, 0),
        ALLOW,
        LOAD(args[0]),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        ALLOW,
    };

    return install(filter, COUNT(filter));
}
#else
static bool filter_all(bool task)
{
    (void)task;
    return true;
}

static bool filter_task(void)
{
    return true;
}
#endif

enum status jail_enter(const struct worker_limits *limits, const char *dir, bool task,
                       struct err *err)
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return fail_detail(err, ST_INTERNAL, "worker.refused", "no_new_privs: %d", errno);
    if (!landlock_enter(dir))
        return fail_detail(err, ST_INTERNAL, "worker.refused", "landlock: %d", errno);
    if (!set_limits(limits, task))
        return fail_detail(err, ST_INTERNAL, "worker.refused", "limits: %d", errno);
    /* A kernel without filters (EINVAL) is no reason not to work; the limits hold anyway. */
    if (!filter_all(task) && errno != EINVAL)
        return fail_detail(err, ST_INTERNAL, "worker.refused", "filter: %d", errno);
    if (task && !filter_task() && errno != EINVAL)
        return fail_detail(err, ST_INTERNAL, "worker.refused", "filter: %d", errno);
    return ST_OK;
}
