// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of the server share: an invented module "h", a server, a client of raw sockets.
 */
#ifndef HTTPTEST_H
#define HTTPTEST_H
#include "base/tap.h"
#include "platform/app.h"
#include "platform/db_pool.h"
#include "platform/http.h"
#include "platform/hub.h"
#include <stdatomic.h>

/* ---- the module: its routes are in httptest_module.c */
extern const struct module httptest_module;
extern const struct module httptest_kept_module; /* httptest_kept.c */
extern const struct auth_hooks httptest_auth;

/** Requests inside /h/slow so far; they are answered once `httptest_go` is true. */
extern _Atomic int httptest_waiting;
extern _Atomic bool httptest_go;
/** Transactions of /h/crowd; each waits while `httptest_hold`. */
extern _Atomic int httptest_batches;
extern _Atomic bool httptest_hold;
/** Refusals told to auth_hooks.refused. */
extern _Atomic int httptest_refused;

/* ---- a server on a port of the kernel's choice, with a fresh SQLite database */
struct httptest {
    struct app app;
    struct http *http;
    unsigned port;
    const char *name;
    enum db_kind kind;
    char data_dir[64];
};

/** Starts or aborts. `config` may be NULL: httptest_config(). */
void httptest_start(struct httptest *t, const char *name, const struct app_config *config);
/** The defaults, to be changed for a test: quiet. */
struct app_config httptest_config(void);
/** The same on either database. false: there is no PostgreSQL to test on. */
bool httptest_start_on(struct httptest *t, enum db_kind kind, const char *name,
                       const struct app_config *config);
bool httptest_stop(struct httptest *t);

/* ---- a client */
struct reply {
    int status; /* 0: the connection closed without an answer */
    struct str head, body, all;
};

int client_connect(unsigned port);
/** All of it, however slow the server reads. false: the server closed. */
bool client_send(int fd, struct str bytes);
/** One whole answer (Content-Length, chunked or until close), waiting up to 10 s. HEAD: head only.
 */
struct reply client_reply(struct arena *a, int fd, bool head_only);
/** Connect, send, read one answer, close. */
struct reply client_ask(struct arena *a, unsigned port, const char *fmt, ...) PRINTF_LIKE(3, 4);
/** Value of a header of the answer, "" if there is none. */
struct str reply_header(const struct reply *r, const char *name);
/** "name=value" of the Set-Cookie with this name, "" if none. */
struct str reply_cookie(const struct reply *r, const char *name);
/** What stands in the body after `before`, up to `end`. */
struct str reply_between(const struct reply *r, const char *before, char end);
/** Did the server close the connection within `ms`? Reads and drops what comes. */
bool client_closed_within(int fd, int ms);
int64_t client_now_ms(void);
/** Poll until *value reaches `least`, at most 10 s. */
bool client_until(_Atomic int *value, int least);
#endif
