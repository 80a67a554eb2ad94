// SPDX-License-Identifier: MulanPSL-2.0
/** What parent and child agree on; the parts of worker/ among themselves. */
#ifndef WORKER_INTERNAL_H
#define WORKER_INTERNAL_H
#include "platform/worker.h"

/* Descriptors of the child: input, result, complaints, and the note, a small file in memory in
 * which the parent says what is to be done and the child what became of it. */
enum { FD_IN, FD_OUT, FD_ERR, FD_NOTE, FD_FIRST_OTHER };

enum { NOTE_MAX = 64 * 1024, WORKER_ARGS_MAX = 64, WORKER_WORDS_MAX = 64 };

/* Where programs are looked for; also the child's PATH. */
#define WORKER_PATH "/usr/local/bin:/usr/bin:/bin"

/** What the note says before the child runs. */
struct note_call {
    const char *task;                        /* NULL: a program */
    const char *words[WORKER_WORDS_MAX + 1]; /* of the program, NULL-terminated */
    struct worker_arg args[WORKER_ARGS_MAX];
    size_t args_count;
    const char *dir;
    int parent;
    struct worker_limits limits; /* all set */
};

/** What it says afterwards. */
struct note_report {
    bool there;            /* a report was written at all */
    enum status status;    /* of a task */
    struct err err;        /* key in the arena */
    int exit_code, signal; /* of a program; signal 0: it ended by itself */
};

MUST_CHECK enum status note_write_call(int fd, const struct note_call *call);
MUST_CHECK enum status note_read_call(int fd, struct arena *a, struct note_call *out);
void note_write_report(int fd, const struct note_report *report);
/** Whatever the child wrote there: what cannot be understood counts as no report. */
void note_read_report(int fd, struct arena *a, struct note_report *out);

/** Limits, privileges, files, network: for this process and all that it becomes or starts. A task
 *  (not a program) may also not start anything. */
MUST_CHECK enum status jail_enter(const struct worker_limits *limits, const char *dir, bool task,
                                  struct err *err);
/** Only the private directory, the input and the system's own files may be opened from now on. true
 *  also for a kernel that cannot do it. After PR_SET_NO_NEW_PRIVS. */
MUST_CHECK bool landlock_enter(const char *dir);

/* Private directories. */
MUST_CHECK enum status dir_make(const char *below, char *out_path, size_t cap, struct err *err);
void dir_remove(const char *path);
void dir_remove_old(const char *below, int64_t before);

/* The pool's places. */
MUST_CHECK enum status pool_enter(struct worker_pool *pool, unsigned wait_seconds, struct err *err);
void pool_leave(struct worker_pool *pool);
const char *pool_dir(const struct worker_pool *pool);
const char *pool_exe(const struct worker_pool *pool);
/** What is not said of the limits is the default. */
struct worker_limits limits_settle(struct worker_limits l, bool program);
#endif
