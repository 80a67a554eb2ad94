// SPDX-License-Identifier: MulanPSL-2.0
/** The HTTP server. See http/README.md for what it does on behalf of every handler. */
#ifndef PLATFORM_HTTP_H
#define PLATFORM_HTTP_H
#include "platform/app.h"

struct http;

/** Compile the routes of MODULES, bind app->config.bind:port (port 0: the kernel's choice) and
 *  serve. Returns once requests are answered. ST_INTERNAL with a detail in err when a route is
 *  wrong (no handler, the same path twice) or the address is taken. */
MUST_CHECK enum status http_start(struct app *app, struct http **out, struct err *err);
/** The port that is served. */
unsigned http_port(const struct http *http);
/** Stop accepting, finish what runs, end the streams, give everything back. false when a handler
 *  was still running after `seconds`: then the threads live on and only _exit() is left. */
bool http_stop(struct http *http, unsigned seconds);
/** Block until SIGTERM or SIGINT. Call http_block_signals() before the first thread starts. */
void http_block_signals(void);
void http_wait_for_signal(void);
struct arena;
struct route;
/** What a route is for, in one line of Chinese: "查看：代表建议". */
struct str openapi_summary(struct arena *a, const char *module, const struct route *r);

#endif
