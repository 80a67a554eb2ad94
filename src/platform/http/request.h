// SPDX-License-Identifier: MulanPSL-2.0
/** Inside the HTTP layer: a request as handlers see it, and the response they fill. */
#ifndef HTTP_REQUEST_H
#define HTTP_REQUEST_H
#include "base/arena_limit.h"
#include "platform/app.h"
#include "platform/http/body.h"
#include "platform/view.h"

enum { PATH_PARAMS_MAX = 8, COOKIES_SET_MAX = 8, HEADERS_SET_MAX = 16, FORWARDED_MAX = 4 };

enum header_id {
    H_HOST,
    H_CONTENT_LENGTH,
    H_TRANSFER_ENCODING,
    H_CONTENT_TYPE,
    H_COOKIE,
    H_AUTHORIZATION,
    H_ACCEPT,
    H_ACCEPT_ENCODING,
    H_HX_REQUEST,
    H_ORIGIN,
    H_SEC_FETCH_SITE,
    H_REFERER,
    H_IF_NONE_MATCH,
    H_FORWARDED_FOR,
    H_FORWARDED_PROTO,
    H_REQUEST_ID,
    H_CSRF_TOKEN,
    H_EXPECT,
    H_USER_AGENT,
    H_RANGE,
    H_IF_RANGE,
    H_IDEMPOTENCY_KEY,
    HEADER_COUNT
};

struct headers {
    struct str v[HEADER_COUNT];
    struct str forwarded[FORWARDED_MAX]; /* X-Forwarded-For: each proxy may have added a line */
    size_t forwarded_count;
};

/** A value that passed the checks of its field. */
struct value {
    const struct field *field;
    struct str text; /* trimmed, line ends normalised */
    int64_t number;  /* F_ID, F_INT, F_BOOL */
    struct date date;
    const struct upload *file;
};

struct http;
struct exchange;

struct request {
    struct http *http;
    struct exchange *exchange;
    struct arena *arena;
    const struct headers *headers;
    struct str target, raw_path, query; /* as sent */
    struct str path;                    /* decoded */
    struct str host, address, id;
    enum method method;
    bool head, tls, json, fragment, bearer;
    const struct route *route;
    const struct route_slot *slot; /* names of the path parameters */
    struct str params[PATH_PARAMS_MAX];
    unsigned refusal;      /* HTTP status found before routing, 0: none */
    const char *allow;     /* methods of a path that does not know this one */
    struct raw_fields raw; /* query of a GET, body of a POST */
    struct value *values;
    size_t values_count;
    struct sign_in who; /* actor.account_id 0: nobody */
    bool signed_in;
    const char
        *bearer_fault;    /* key: why the token lets nobody in; NULL: none was sent, or it does */
    struct str once;      /* one-time token of the form */
    bool again;           /* form_again() */
    struct str flash_key; /* to show at once, instead of the cookie's */
    struct raw_fields resume;
    const char *body_fault; /* key of what is wrong with the body as a whole */
};

struct pair {
    struct str name, value;
};

struct cookie_set {
    struct str name, value;
    int64_t max_age_seconds; /* 0: delete; < 0: of the browser session */
};

struct response {
    struct arena *arena;
    const struct request *rq;
    unsigned status; /* 0: 200 */
    struct str body, content_type, location;
    struct pair headers[HEADERS_SET_MAX];
    size_t headers_count;
    struct cookie_set cookies[COOKIES_SET_MAX];
    size_t cookies_count;
    struct str flash_key, flash_arg;
    bool flash_shown;                /* the page shows the flash cookie: delete it */
    bool done;                       /* a respond_*() was called */
    struct str page_csrf, page_once; /* what the forms of this page carry, if it has any */
    bool page_asked, page_lasts;     /* page_kept.c: page_key is known; the page may be kept */
    uint8_t page_key[16];
    uint64_t drawn;             /* crypt_drawn() when the handler began */
    struct page_sheet *sheet;   /* pages go into it instead */
    struct list_gather *gather; /* or their rows into this */
    struct str presession;      /* made for them: nobody is signed in */
    struct MHD_Response *ready; /* made elsewhere: static files */
    uint64_t ready_bytes;
    bool ready_lent;
    struct stream *streaming; /* no answer: an event stream */
};

/* request.c */
const struct app *app_of(const struct request *rq);

/* fields.c */
/** The field's own maximum, or that of its type. */
unsigned field_max_chars(const struct field *f);
/** Check rq->raw against the route's table; notes faults with invalid(). */
MUST_CHECK enum status fields_check(struct ctx *ctx, struct request *rq);
extern const char *const UNIVERSAL_FIELDS[]; /* "_csrf", "_once": in every form */

/* serve.c */
/** Fill rs, whatever happens. */
void serve(struct ctx *ctx, struct request *rq, struct response *rs);
struct crowd_item;
/** After the transaction that wrote, or did not write, a parked request: fill rs. */
void serve_parked(struct crowd_item *item, struct request *rq, struct response *rs);
/** Who asks: sets rq->who, rq->signed_in (false for a stranger) and the actor of ctx. */
MUST_CHECK enum status serve_identify(struct ctx *ctx, struct request *rq);

/* fault.c */
unsigned http_status_of(enum status st);
/** Replace whatever rs holds by the error page or problem+json of st and ctx->err. */
void respond_fault(struct ctx *ctx, const struct request *rq, struct response *rs, enum status st,
                   unsigned http_status);

/* respond.c */
/** Forget what a handler that failed had answered; its cookies stay. */
void response_reset(struct response *rs);
struct str response_cookie(const struct response *rs, const char *name);
/** The name of a download, cut in the middle when it is long: the answer's header has little room.
 */
struct str download_name_short(struct arena *a, struct str name);

/* list_rows.c */
/** One page's rows; called by respond_view(). */
void list_gather_add(struct ctx *ctx, struct list_gather *g, struct str title,
                     const struct view *view, const void *data);

/* answer.c */
struct lane;
struct MHD_Response *answer_make(const struct request *rq, struct response *rs, struct lane *lane,
                                 unsigned *out_status, uint64_t *out_bytes);
/** Does Accept-Encoding allow it? */
bool accepts_coding(struct str header, const char *coding);
/** What every answer says to browsers; `policy`: what it may load. */
void answer_safety_headers(struct MHD_Response *r, bool tls, const char *policy);
/** Destroyed if the request is left for want of memory; arena_settled() when somebody holds it. */
void answer_owed(struct owed *o, struct MHD_Response *r);
enum { ANSWER_COMPRESS_FROM = 1024, ANSWER_ETAG_SIZE = 29 };
/** Nobody's session, nothing of a form in it: whoever asks gets the same. */
bool answer_is_public(const struct request *rq, const struct response *rs);
void answer_etag(struct str body, char out[ANSWER_ETAG_SIZE]);
/** Does the client have what this tag names? */
bool answer_unchanged(const struct request *rq, const char *etag);
/** All headers of a page; etag "": it is somebody's own. */
void answer_page_headers(struct MHD_Response *r, bool tls, bool gzip, const char *etag);
#define ANSWER_PAGE_TYPE "text/html; charset=utf-8"
#define ANSWER_TLS_ONLY  "max-age=31536000"
#define ANSWER_NO_PAGE   "default-src 'none'; frame-ancestors 'none'"
#define ANSWER_WORKER    "default-src 'none'; connect-src 'self'; frame-ancestors 'none'"

/* csrf.c */
/** Token for the forms of this page; differs each time (BREACH), checks against the same secret. */
struct str csrf_token(const struct request *rq, struct response *rs);
bool csrf_valid(const struct request *rq, struct str token);
enum { CSRF_HASH_BYTES = 16 };
/** What all tokens of this secret have in common; never to be shown. */
void csrf_hash(const struct request *rq, const struct response *rs, uint8_t out[CSRF_HASH_BYTES]);
/** One of them, as bytes. */
void csrf_mask(const uint8_t hash[CSRF_HASH_BYTES], uint8_t out[2 * CSRF_HASH_BYTES]);
/** Host (with port) of an absolute URL, and what follows its slash. false: it has none. */
bool url_cut_host(struct str url, struct str *out_host, struct str *out_rest);
/** Does the browser itself say that the post came from another site? */
bool csrf_foreign(const struct request *rq);
struct str random_hex(struct arena *a, size_t bytes);
/** Keyed hash of a text for one use ("csrf", "flash"). */
void http_hash(const struct http *http, const char *use, struct str text, uint8_t out[16]);

/* flash.c */
bool flash_read(const struct request *rq, struct str *out_key, struct str *out_arg);
struct str flash_pack(const struct request *rq, struct arena *a, struct str key, struct str arg);

/* once.c: where the first post of a form led, for the second */
struct once_table;
struct once_table *once_open(void);
void once_close(struct once_table *t);
/** false: it is known already (a second post). */
bool once_begin(struct once_table *t, struct str token);
void once_end(struct once_table *t, struct str token, struct str location);
/** Waits for a first post that still runs, at most wait_ms. "" if nothing is known. */
struct str once_place(struct once_table *t, struct arena *a, struct str token, unsigned wait_ms);

/* resume.c */
/** Answer a post that nobody signed in for with the sign-in page, its fields inside. */
MUST_CHECK enum status resume_ask(struct ctx *ctx, const struct request *rq, struct response *rs);
/** Is this the post of the sign-in page? */
bool resume_is_sign_in(const struct request *rq);
/** Is it one of the inputs that carry them, on the sign-in's own post? */
bool resume_is_field(const struct request *rq, struct str name);
void resume_collect(struct request *rq);

/* router.c */
struct route_slot {
    const struct route *route;
    struct str param_names[PATH_PARAMS_MAX];
    size_t params;
};
struct router;
MUST_CHECK enum status router_compile(const struct module *const *modules,
                                      const struct route *built_in, struct router **out,
                                      struct err *err);
void router_close(struct router *r);
/** The route of a decoded path, its parameters into params. NULL: *out_allow lists the methods the
 *  path knows ("" if it knows none). */
const struct route_slot *router_match(const struct router *r, enum method m, struct str path,
                                      struct str params[PATH_PARAMS_MAX], const char **out_allow);

/* builtin.c */
extern const struct route BUILT_IN_ROUTES[];
/* openapi.c */
enum status openapi_get(struct ctx *ctx, const struct request *rq, struct response *rs);
#endif
