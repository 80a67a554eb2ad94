// SPDX-License-Identifier: MulanPSL-2.0
/** Work that may crash, hang or swell, done in a child process that cannot harm the server.
 *
 *  A task is a function of ours; a program is one of the system (pdftotext, soffice). Both run in a
 *  fresh process (this binary as `renda worker --task NAME`) with an almost empty environment, a
 *  private directory that is removed afterwards, no descriptors but its own, limits of time, memory
 *  and size, no network, no new privileges. When it ends, or its time is over, everything that it
 *  started is killed. The caller waits; at most a few run at once, the rest wait their turn.
 */
#ifndef PLATFORM_WORKER_H
#define PLATFORM_WORKER_H
#include "platform/ctx.h"

/* ---------------------------------------------------------------- asking for work */

/** 0 means the default: the first number for tasks, the second for programs. */
struct worker_limits {
    unsigned seconds;      /* by the clock on the wall: 30, 60 */
    unsigned cpu_seconds;  /* of processors: as seconds */
    unsigned memory_mib;   /* address space of each process: 1024, 4096 */
    unsigned output_mib;   /* the result, and any file it writes: 64 */
    unsigned files;        /* open descriptors: 64, 256 */
    unsigned processes;    /* programs only, with all others of our user: 2048. Tasks: none */
    unsigned wait_seconds; /* for a free place before ST_BUSY: 30 */
};

struct worker_arg {
    const char *name; /* no '=' */
    struct str value; /* no NUL */
};

/** One more file for a program, copied into its private directory. */
struct worker_file {
    const char *name; /* there */
    const char *path; /* here; NULL: the bytes */
    struct str bytes;
};

struct worker_call {
    struct str input;              /* bytes, unless input_path */
    const char *input_path;        /* a file that the child reads itself */
    const char *output_path;       /* file made anew for the result; NULL: bytes */
    const struct worker_arg *args; /* tasks only */
    size_t args_count;
    const char *input_name;  /* programs: the input lies in the private directory under this name
                                ("in.doc") instead of standard input */
    const char *output_name; /* programs: the result is this file of the private directory instead
                                of standard output */
    const struct worker_file *files; /* programs: beside the input */
    size_t files_count;
    struct worker_limits limits;
};

/** Run the task `name` of the table that was given to worker_child().
 *
 *  *out: the result, in ctx->arena ("" when call->output_path is set; out may be NULL then).
 *  Errors: what the task returned, key and all; ST_BUSY "worker.busy" when no place became free;
 *  ST_INVALID "worker.too_slow" (time), "worker.too_big" (result or a file past its limit);
 *  ST_INVALID "worker.crashed"; ST_INTERNAL "worker.refused" when it could not be started.
 *  After a failure there is no file at output_path. */
MUST_CHECK enum status worker_run(struct ctx *ctx, const char *name, const struct worker_call *call,
                                  struct str *out);

/** Run a program of the system: argv ends in NULL, argv[0] is looked up in the system's
 * directories. In its words "{dir}" becomes the private directory (also its HOME, TMPDIR and where
 * it stands). Errors as worker_run(); ST_NOT_FOUND "worker.no_program" when it is not installed;
 * ST_INVALID "worker.failed" when it ends with another code than 0, its first words on stderr in
 * err.detail; or when the file output_name is not there or is no plain file. */
MUST_CHECK enum status worker_program(struct ctx *ctx, const char *const *argv,
                                      const struct worker_call *call, struct str *out);

/** Is the program installed (in the system's directories, not the caller's PATH)? */
bool worker_has_program(const char *name);

/* ---------------------------------------------------------------- being a worker */

/** What a running task sees. */
struct worker_io {
    struct arena *arena;
    struct err err;  /* why it fails; a key of the texts, as everywhere */
    const char *dir; /* private directory; the current one */
    int in, out;     /* descriptors of input (may be sought, mapped) and result */
    const struct worker_arg *args;
    size_t args_count;
};

struct worker_task {
    const char *name; /* "paper.pdf" */
    enum status (*run)(struct worker_io *io);
};

/** An argument by its name, "" if absent. */
struct str worker_arg(const struct worker_io *io, const char *name);
/** The whole input, at most max_bytes: ST_INVALID "worker.too_big". */
MUST_CHECK enum status worker_read_all(struct worker_io *io, size_t max_bytes, struct str *out);
/** Append to the result. ST_INVALID "worker.too_big" past the limit. */
MUST_CHECK enum status worker_write(struct worker_io *io, const void *bytes, size_t len);

/** The whole life of the process `… worker --task NAME`: tasks ends in {0}. Does not return. */
_Noreturn void worker_child(const struct worker_task *tasks);

/* ---------------------------------------------------------------- the places */

struct worker_pool;

/** Places for at_once workers; their directories are made below dir, which is made if missing.
 *  Remains of dead servers there (older than an hour) are removed. exe: program to start, NULL:
 *  this one. */
MUST_CHECK enum status worker_pool_open(const char *dir, unsigned at_once, const char *exe,
                                        struct worker_pool **out, struct err *err);
/** Nobody may be waiting or running. NULL is allowed. */
void worker_pool_close(struct worker_pool *pool);
#endif
