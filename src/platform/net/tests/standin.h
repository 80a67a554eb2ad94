// SPDX-License-Identifier: MulanPSL-2.0
/** A server on loopback that behaves as it is told: one thread, one connection after the other. */
#ifndef STANDIN_H
#define STANDIN_H
#include "base/str.h"
#include <pthread.h>

enum standin_way {
    MAIL_TAKES,      /* an ordinary SMTP server */
    MAIL_STALLS,     /* accepts the connection and says nothing */
    MAIL_REFUSES,    /* 550 to the addressee */
    MAIL_LATER,      /* 451 to the addressee */
    MAIL_CUTS,       /* hangs up in the middle of the message */
    MAIL_NO_SIGN_IN, /* 535 to AUTH */
    HTTP_TAKES,      /* 200 with `answer` */
    HTTP_FAILS,      /* 500 */
    HTTP_REDIRECTS,  /* 302 to its own /elsewhere */
    HTTP_HUGE,       /* 200 and no end */
    HTTP_STALLS,
    HTTP_CUTS /* half an answer */
};

enum { STANDIN_KEPT = 16 };

struct standin {
    enum standin_way way;
    const char *answer; /* HTTP_TAKES: the body, NULL "ok" */
    unsigned port;
    int listener;
    pthread_t thread;
    pthread_mutex_t lock;
    bool stop;
    int connections, messages; /* messages: mails or bodies taken in full */
    char *kept[STANDIN_KEPT];  /* the last of them, as received */
};

void standin_start(struct standin *s, enum standin_way way);
void standin_stop(struct standin *s);
/** Behave otherwise from the next connection on. */
void standin_now(struct standin *s, enum standin_way way);
int standin_messages(struct standin *s);
int standin_connections(struct standin *s);
/** The n-th message (from 0), "" when there is none. Lives until standin_stop(). */
const char *standin_message(struct standin *s, int n);
/** "http://127.0.0.1:PORT/hook" */
struct str standin_url(struct arena *a, const struct standin *s);
#endif
