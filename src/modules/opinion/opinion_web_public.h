// SPDX-License-Identifier: MulanPSL-2.0
/** Public pages of opinions: raising, following, what others raised. */
#ifndef OPINION_WEB_PUBLIC_H
#define OPINION_WEB_PUBLIC_H
#include "modules/congress/congress.h"
#include "modules/opinion/opinion_public.h"
#include "modules/station/station.h"
#include "platform/follow.h"

/* opinion_web_raise.c */
handler_fn opinion_web_raise_form, opinion_web_receipt;
extern const struct crowd OPINION_WEB_RAISE;
/* opinion_web_photo.c */
handler_fn opinion_web_photo;
/* opinion_web_follow.c */
handler_fn opinion_web_code, opinion_web_code_post, opinion_web_mine, opinion_web_mine_rate,
    opinion_web_mine_word, opinion_web_mine_close;
/* opinion_web_public.c */
handler_fn opinion_web_public_list, opinion_web_public_show;

extern const struct view opinion_raise_view, opinion_kept_view, opinion_receipt_view,
    opinion_code_view, opinion_mine_view, opinion_public_list_view, opinion_public_show_view;

/** Where a public page belongs: its congress, and the station it came from. */
struct opinion_web_place {
    struct congress congress;
    struct station station; /* id 0: none */
    bool found;             /* false: the visitor has to choose a congress */
};
/** From the fields c and station; a station says its congress. ctx is of that congress then.
 *  ST_NOT_FOUND. */
MUST_CHECK enum status opinion_web_place_of(struct ctx *ctx, const struct request *rq,
                                            struct opinion_web_place *out);
/** An address of a public page, with the congress of the request. */
struct str opinion_web_public_url(struct ctx *ctx, const struct request *rq, struct str url);
/** Of the form: what may be kept of an upload, a token for it, and the hash of such a token. */
MUST_CHECK enum status opinion_web_photo_keep(struct ctx *ctx, const struct request *rq,
                                              const struct upload *file, struct str *out_hash);
struct str opinion_web_photo_token(struct ctx *ctx, struct str nonce, struct str hash);
bool opinion_web_photo_read(struct ctx *ctx, struct str nonce, struct str token,
                            struct str *out_hash);

extern const struct field OPINION_FIELDS_RAISE_FORM[], OPINION_FIELDS_RAISE[],
    OPINION_FIELDS_PHOTO[], OPINION_FIELDS_PUBLIC[], OPINION_FIELDS_CODE[], OPINION_FIELDS_RATE[],
    OPINION_FIELDS_WORD[], OPINION_FIELDS_LIST_PUBLIC[];

/* clang-format off */
#define OPINION_PUBLIC_ROUTES                                                                      \
    {GET, "/p/opinion", PUBLIC, opinion_web_public_list, OPINION_FIELDS_LIST_PUBLIC,               \
     .shows = &opinion_public_list_view},                                                          \
    {GET, "/p/opinion/new", PUBLIC, opinion_web_raise_form, OPINION_FIELDS_RAISE_FORM,             \
     .shows = &opinion_raise_view},                                                                \
    {POST, "/p/opinion/new", PUBLIC, crowd_alone, OPINION_FIELDS_RAISE, opinion_web_raise_form,    \
     .max_body_kib = 20 * 1024, .crowd = &OPINION_WEB_RAISE},                                      \
    {POST, "/p/opinion/photo", PUBLIC, opinion_web_photo, OPINION_FIELDS_PHOTO,                    \
     .max_body_kib = 11 * 1024},                                                                   \
    {GET, "/p/opinion/receipt", PUBLIC, opinion_web_receipt, OPINION_FIELDS_PUBLIC,                \
     .shows = &opinion_receipt_view},                                                              \
    {GET, "/p/opinion/follow", PUBLIC, opinion_web_code, OPINION_FIELDS_PUBLIC,                    \
     .shows = &opinion_code_view},                                                                 \
    {POST, "/p/opinion/follow", PUBLIC, opinion_web_code_post, OPINION_FIELDS_CODE,                \
     opinion_web_code},                                                                            \
    {GET, "/p/opinion/mine", PUBLIC, opinion_web_mine, OPINION_FIELDS_PUBLIC,                      \
     .flags = ROUTE_HEAVY, .shows = &opinion_mine_view},                                           \
    {POST, "/p/opinion/mine/rate", PUBLIC, opinion_web_mine_rate, OPINION_FIELDS_RATE,             \
     opinion_web_mine},                                                                            \
    {POST, "/p/opinion/mine/word", PUBLIC, opinion_web_mine_word, OPINION_FIELDS_WORD,             \
     opinion_web_mine},                                                                            \
    {POST, "/p/opinion/mine/close", PUBLIC, opinion_web_mine_close, OPINION_FIELDS_PUBLIC},        \
    {GET, "/p/opinion/{id}", PUBLIC, opinion_web_public_show, OPINION_FIELDS_PUBLIC,               \
     .shows = &opinion_public_show_view}
/* clang-format on */
#endif
