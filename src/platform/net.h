// SPDX-License-Identifier: MulanPSL-2.0
/** Speaking to other machines: one HTTP call, one mail. Both end within their time, take no more
 *  than they ask for, and follow nobody anywhere. Blocking: for jobs and workers.
 *
 *  ST_BUSY is for what may work later, ST_RULE for what will not. Keys: net.unreachable,
 *  net.too_slow, net.cut_off, net.tls,
 *  net.mail_later (ST_BUSY); net.bad_url, net.not_https, net.private_address,
 *  net.too_big, net.bad_address, net.mail_refused, net.mail_sign_in (ST_RULE). */
#ifndef PLATFORM_NET_H
#define PLATFORM_NET_H
#include "base/str.h"

struct net_call {
    const char *method; /* "POST", "GET" */
    struct str url;
    const struct str *headers; /* "Name: value"; a line end in one is ST_RULE net.bad_url */
    size_t headers_count;
    struct str body;
    unsigned timeout_ms;  /* for all of it; 0: 15000 */
    size_t max_bytes;     /* of the answer; 0: 64 KiB */
    struct str hosts;     /* blank separated: these may be reached without TLS and in the LAN */
    bool private_allowed; /* addresses of the LAN may be reached (with TLS) */
};
struct net_answer {
    long status; /* 302 too: redirects are not followed */
    struct str body;
};
/** https only, to public addresses only, unless the host is in `hosts`. The address is judged when
 *  the connection is made, not when the name was looked up before. Proxies of the environment are
 *  not used. */
MUST_CHECK enum status net_http(struct arena *a, const struct net_call *call,
                                struct net_answer *out, struct err *err);

enum net_tls {
    NET_TLS_NONE,
    NET_TLS_START, /* STARTTLS, required */
    NET_TLS_WHOLE  /* from the first byte */
};
struct net_mail {
    struct str server; /* name or address */
    unsigned port;     /* 0: 25, 587, 465 */
    enum net_tls tls;
    struct str user, password; /* "" : no sign-in */
    struct str from, from_name;
    struct str to;
    struct str subject, body; /* UTF-8; the body is plain text */
    struct str id;            /* unique: left of the @ of Message-ID */
    int64_t at;               /* UTC seconds */
    unsigned timeout_ms;      /* 0: 20000 */
};
/** Hand one mail to a server. What it says of a refusal is in err->detail. */
MUST_CHECK enum status net_mail_send(struct arena *a, const struct net_mail *mail, struct err *err);
/** name@host as servers take it: ASCII, no blank, no line end, no angle brackets. */
bool net_mail_address(struct str s);
/** The message as sent, headers and body. */
struct str net_mail_text(struct arena *a, const struct net_mail *mail);

/** May a call go to this address (struct sockaddr) without being allowed? */
struct sockaddr;
bool net_public(const struct sockaddr *address);

struct str net_base64(struct arena *a, const void *bytes, size_t len);
void net_hmac_sha256(struct str key, struct str message, uint8_t out[32]);
#endif
