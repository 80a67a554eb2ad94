// SPDX-License-Identifier: MulanPSL-2.0
/** Writing JSON into a buffer. Reading is jansson's business (platform/http/form.c). */
#ifndef BASE_JSON_H
#define BASE_JSON_H
#include "base/buf.h"
#include "base/date.h"

/* jansson has functions of these names, and would call ours: ours are other symbols. No file can
 * include both headers. */
#define json_object json_write_object
#define json_array  json_write_array
#define json_null   json_write_null

struct json {
    struct buf *to;
    bool comma; /* the next member needs one before it */
};

static inline struct json json_begin(struct buf *to)
{
    return (struct json){.to = to};
}

/* Each takes a member name, or NULL inside an array and at the top. */
void json_object(struct json *j, const char *name);
void json_object_end(struct json *j);
void json_array(struct json *j, const char *name);
void json_array_end(struct json *j);
void json_str(struct json *j, const char *name, struct str value);
void json_int(struct json *j, const char *name, int64_t value);
void json_bool(struct json *j, const char *name, bool value);
void json_null(struct json *j, const char *name);
/** "YYYY-MM-DD", or null for no date. */
void json_date(struct json *j, const char *name, struct date value);
/** ISO 8601 with offset +08:00, or null for 0. */
void json_instant(struct json *j, const char *name, int64_t at);
/** Already valid JSON. */
void json_raw(struct json *j, const char *name, struct str value);
#endif
