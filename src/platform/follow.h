// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of somebody without an account who follows his own matter by a code and four digits
 *  (base/follow_code.h): how often one network may try, the cookie that carries both from page to
 *  page, so that they are in no address, and that he acts as nobody. */
#ifndef PLATFORM_FOLLOW_H
#define PLATFORM_FOLLOW_H
#include "platform/module.h"

struct follow_pass {
    struct str code, digits;
};
/** From the cookie of this name; false: there is none. */
bool follow_pass_read(const struct request *rq, const char *cookie, struct follow_pass *out);
/** Into it, for half an hour. */
void follow_pass_put(struct ctx *ctx, struct response *rs, const char *cookie,
                     const struct follow_pass *pass);
void follow_pass_drop(struct response *rs, const char *cookie);

/** seconds 0: ST_OK. Else ST_RULE: the sentence of `key` says in {0} how long to wait. */
MUST_CHECK enum status too_often(struct ctx *ctx, const char *key, unsigned seconds);
/** One try more of `what` ("opinion.follow") from this network: 20 in ten minutes. */
MUST_CHECK enum status follow_often(struct ctx *ctx, const struct request *rq, const char *what,
                                    const char *key);

/** Runs work(ctx, with) as nobody from nowhere: whoever is signed in by chance speaks here as the
 *  person with the code, whom the journal does not name. */
MUST_CHECK enum status
follow_as_nobody(struct ctx *ctx, enum status (*work)(struct ctx *ctx, void *with), void *with);
#endif
