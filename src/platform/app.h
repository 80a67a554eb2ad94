// SPDX-License-Identifier: MulanPSL-2.0
/** The running program: what main() sets up once. */
#ifndef PLATFORM_APP_H
#define PLATFORM_APP_H
#include "platform/metrics.h"
#include "platform/module.h"

struct db_pool;
struct keyring;
struct hub;
struct journal;
struct job_runner;
struct worker_pool;
struct task_pool;
struct pulse;

enum app_migrate {
    APP_MIGRATE_RUN,   /* bring the tables up to date */
    APP_MIGRATE_NEW,   /* make the tables of an empty database, otherwise check */
    APP_MIGRATE_CHECK, /* refuse to open when a migration is missing */
    APP_MIGRATE_LEAVE  /* do not look: for renda migrate itself */
};

struct app_config {
    const char *db_url;   /* "sqlite:PATH" or "postgresql://…"; NULL: DATA/renda.db */
    const char *data_dir; /* keys, uploads, heads, spool */
    const char *bind;     /* "127.0.0.1" */
    unsigned port;
    unsigned threads; /* event threads; 0: one per core */
    unsigned workers; /* threads for posts and heavy reads */
    unsigned max_connections, max_connections_per_address;
    unsigned crowd_waiting; /* posts of crowds that wait to be written; past that 503 "error.busy";
                               0: 20,000 */
    unsigned header_seconds, idle_seconds, body_min_bytes_per_second;
    const char *trusted_proxies; /* "127.0.0.1,::1": whose X-Forwarded-For/-Proto is believed */
    const char *clamd; /* virus scanner: "unix:/run/clamav/clamd.ctl", "tcp:127.0.0.1:3310"; "" or
                          NULL: none */
    struct date today; /* RENDA_TODAY; none: the clock */
    bool quiet;        /* no request log */
    unsigned heartbeat_seconds;  /* of event streams; 0: 15 */
    unsigned body_grace_seconds; /* before the least rate counts; 0: 10 */
    const char *backup_dir;      /* of the daily backup; NULL: DATA/backups */
    unsigned backup_keep;        /* so many daily backups; 0: none are made */
    unsigned rate_token;         /* requests a minute of one token; 0: no limit */
    unsigned rate_address;       /* of one address, of those who are not signed in */
    unsigned rate_sign_in;       /* sign-ins from one address */
    unsigned proof_bits;         /* of the proof of work that public forms ask for; 0: none */
    bool national_cipher;        /* personal values sealed by SM4 and SM3 (docs/personal-data.md) */
    const char *webhook_hosts;   /* blank separated: events may go there without TLS, in the LAN */
    enum app_migrate migrate;
};

/** How the HTTP layer learns who asks, without knowing the account module. */
struct sign_in {
    struct actor actor;
    struct str csrf; /* synchroniser token kept with the session; "" for bearer tokens */
    bool must_change_password;
    bool must_set_second;     /* a role of his wants a second step at sign-in, and he has none */
    bool only_deputy;         /* deputies' phone frame */
    struct str congress_name; /* for the masthead */
    struct str display_name;
    int64_t token_id;  /* of a bearer token, else 0 */
    struct str scopes; /* what narrows it (platform/permission.h), "" : nothing */
};
struct auth_hooks {
    /** Once, when the tables are up to date and before the first request; may set app->auth_state.
     *  May be NULL. */
    enum status (*open)(struct app *app, struct err *err);
    void (*close)(struct app *app);
    /** ST_NOT_FOUND: no such session (ended, unknown); ctx->err.key says what is wrong with a
     * token. Uses ctx->arena. */
    enum status (*by_cookie)(struct ctx *ctx, struct str token, struct sign_in *out);
    enum status (*by_bearer)(struct ctx *ctx, struct str token, struct sign_in *out);
    /** A refusal happened: journal it (route, permission). */
    void (*refused)(struct ctx *ctx, const char *permission, struct str path);
    /** The congress whose name a page shows to somebody who is not signed in: the one the page is
     *  about, or the only one that is not above others; "" when it cannot be told. May be NULL. */
    enum status (*visitor_place)(struct ctx *ctx, struct str *out);
    const char *sign_in_path, *first_password_path;
    const char *second_path;   /* where the second step is set up; ROUTE_FIRST */
    const char *sign_out_path; /* of a POST route without fields */
    const char *me_path;       /* page of who is signed in; NULL: none */
};

struct app {
    struct app_config config;
    struct db_pool *db;
    struct keyring *keys;
    struct hub *hub;
    struct journal *journal;       /* threads of journal_start() */
    struct job_runner *jobs;       /* thread of job_start() */
    struct worker_pool *worker;    /* places of worker_run() */
    struct task_pool *tasks;       /* threads of task_start() */
    struct pulse *pulse;           /* thread of pulse_start() */
    atomic_uint crowd;             /* requests of a crowd (module.h) that have no answer yet */
    const struct auth_hooks *auth; /* set by modules/modules.c */
    void *auth_state;              /* what the hooks keep in memory */
    struct request_counts requests;
    _Atomic int64_t stopped_at; /* of tests: the clock of app_now() stands still here; 0: it goes */
};

/** Open the database and the keys and run missing migrations (or as config->migrate says). Makes
 *  the data directory. app->auth is for the caller to set afterwards. On failure nothing stays
 * open.
 */
MUST_CHECK enum status app_open(struct app *app, const struct app_config *config, struct err *err);
void app_close(struct app *app);

/** A ctx for jobs and commands: system actor, own arena, a reader connection. `congress_id` 0: none
 *  yet. Close with ctx_close(), on the thread that opened it; when the work that opened it is left
 *  for want of memory (ADR 0020) it is closed. */
struct ctx *ctx_open_system(struct app *app, int64_t congress_id);
/** NULL is allowed. */
void ctx_close(struct ctx *ctx);
/** Another thread goes on with it, and closes it: before that thread starts. */
void ctx_hand_over(struct ctx *ctx);
/** UTC seconds now (stopped_at if set); the civil date (RENDA_TODAY if set). */
int64_t app_now(const struct app *app);
struct date app_today(const struct app *app);
#endif
