// SPDX-License-Identifier: MulanPSL-2.0
/** Personal values on a page: masked (mask.h) until somebody says why he has to see them.
 *
 *  A record's page calls reveal_make() and shows the values whole if the component is `open`, masks
 *  otherwise; {{>reveal reveal}} in the card shows the form, or until when it is open. The form
 *  posts to a route of the module with REVEAL_FORM, whose handler asks whether the actor may see
 *  the values of this record at all and then returns respond_reveal(). That writes who, what and
 *  why (look.h), emits "<kind>.looked" and leads back. The module needs the text
 *  <kind>.event.looked. */
#ifndef PLATFORM_REVEAL_H
#define PLATFORM_REVEAL_H
#include "components_view.h"
#include "platform/look.h"
#include "platform/mask.h"
#include "platform/module.h"

/** The two fields of the route: {.name = "why", …}, {.name = "note", …}. */
extern const struct field REVEAL_FORM[];

/** `url` takes the POST; "": this reader cannot open it. */
MUST_CHECK enum status reveal_make(struct ctx *ctx, const struct request *rq, const char *kind,
                                   int64_t id, struct str url, struct reveal_v *out);
/** The POST. why and note are taken from the request; `back` is the record's page. */
MUST_CHECK enum status respond_reveal(struct ctx *ctx, const struct request *rq,
                                      struct response *rs, const struct look_new *of,
                                      struct str back);
/** Was this field in the form that was sent, though it may be empty? The sealed ones are not in a
 *  form that was opened before somebody said why, in this window or another. */
bool reveal_sent(const struct request *rq, const char *name);
#endif
