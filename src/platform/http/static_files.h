// SPDX-License-Identifier: MulanPSL-2.0
/** Files built into the binary by tools/assets.py: hashed names, packed in advance. */
#ifndef HTTP_STATIC_FILES_H
#define HTTP_STATIC_FILES_H
#include "platform/http/request.h"
#include "platform/view/frame.h"

struct static_variant {
    const unsigned char *bytes; /* NULL: not smaller than the plain one */
    size_t len;
};

struct static_file {
    const char *name; /* "app.css" */
    const char *path; /* "/static/app.3f….css" */
    const char *content_type, *etag;
    struct static_variant plain, gzip, brotli;
};

/** Generated; ends in {0}. */
extern const struct static_file STATIC_FILES[];

/** The path of a file by its plain name: "app.css"; "" if there is none. */
const char *static_url(const char *name);
/** Handler: the service worker of pages that open without a network (assets/offline_worker.js). A
 * worker serves what lies below its own address, so each module that has such pages gives it one.
 */
enum status static_offline_worker(struct ctx *ctx, const struct request *rq, struct response *rs);
/** Answer from the files. false: the path is not one of theirs. */
bool static_serve(const struct request *rq, struct response *rs);
const struct frame_assets *static_frame_assets(const struct http *http);

struct static_files *static_open(void);
void static_close(struct static_files *files);
#endif
