// SPDX-License-Identifier: MulanPSL-2.0
/** Bodies and queries into one list of fields. The parsers see foreign bytes first: they take only
 *  an arena and bytes, and are fuzzed (tests/fuzz). */
#ifndef HTTP_BODY_H
#define HTTP_BODY_H
#include "platform/module.h"

enum { BODY_FIELDS_MAX = 5000 };

/** One name=value of the body or the query, as sent. */
struct raw_field {
    struct str name, value;
    const struct upload *file; /* value is then the file's name */
};

struct raw_fields {
    struct raw_field *at;
    size_t count, cap;
};

const struct raw_field *raw_find(const struct raw_fields *all, const char *name);
void raw_add(struct arena *a, struct raw_fields *all, struct raw_field f);

/** Decode %xx and, if plus, '+' as a blank. false: broken encoding. */
bool percent_decode(struct arena *a, struct str in, bool plus, struct str *out);
/** All but unreserved characters as %xx. */
void put_percent(struct buf *out, struct str s);

/* Each adds to *out and returns NULL, or the text key of what is wrong with the whole. */

/** a=1&b=%E4%BD%A0: form bodies and queries. */
const char *urlencoded_parse(struct arena *a, struct str text, struct raw_fields *out);
/** A flat JSON object of strings, numbers, booleans, nulls (absent) and arrays of these (repeated).
 *  Duplicate keys, bad UTF-8 and nesting are faults. Numbers keep all 64 bits. */
const char *json_fields_parse(struct arena *a, struct str text, struct raw_fields *out);

/** multipart/form-data, piece by piece. Files go to spool_dir with mode 0600 and are removed with
 *  the arena. Fields together may have text_max bytes. */
struct multipart;
struct multipart *multipart_open(struct arena *a, struct str boundary, const char *spool_dir,
                                 size_t text_max, struct raw_fields *out);
void multipart_feed(struct multipart *m, const char *data, size_t len);
/** NULL when the closing boundary was seen and nothing was wrong. */
const char *multipart_finish(struct multipart *m);
/** The boundary of a Content-Type; "" if it has none that may be used. */
struct str multipart_boundary(struct arena *a, struct str content_type);

/** Bytes a body may have on this route. */
uint64_t body_limit(const struct request *rq);
struct body;
struct body *body_open(struct request *rq, const char *data_dir);
void body_feed(struct body *b, const char *data, size_t len);
/** Fill rq->raw; faults go to rq->body_status and rq->body_fault. */
void body_finish(struct body *b, struct request *rq);
/** Is the Content-Type this one, parameters apart? */
bool content_type_is(struct str content_type, const char *want);
#endif
