// SPDX-License-Identifier: MulanPSL-2.0
/** Handing one letter to the channel it is for. Blocking; nothing is written. */
#ifndef NOTICE_SEND_H
#define NOTICE_SEND_H
#include "modules/notice/notice_delivery.h"
#include "modules/notice/notice_list.h"
#include "modules/notice/notice_settings.h"

/** What is said outside: the title, a link, and more only if the settings say so. */
struct notice_saying {
    struct str id; /* unique for this saying: repeated tries bear the same */
    struct str kind, title, body, url;
    int64_t at;
};
/** From one letter; or a digest from several of one person. */
struct notice_saying notice_say(struct ctx *ctx, const struct notice_settings *s,
                                const struct notice_letter *letters, size_t count);

/* ST_BUSY: may work later; ST_RULE and ST_NOT_FOUND: will not. */
MUST_CHECK enum status notice_send_mail(struct ctx *ctx, const struct notice_settings *s,
                                        struct str to, const struct notice_saying *say);
MUST_CHECK enum status notice_send_sms(struct ctx *ctx, const struct notice_settings *s,
                                       struct str phone, const struct notice_saying *say);
MUST_CHECK enum status notice_send_hook(struct ctx *ctx, const struct notice_settings *s,
                                        const struct notice_hook *hook,
                                        const struct notice_saying *say);
#endif
