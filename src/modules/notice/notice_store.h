// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of notices, their readers and their texts. Deliveries: notice_store_delivery.h; settings,
 *  people, rules: notice_store_setting.h. */
#ifndef NOTICE_STORE_H
#define NOTICE_STORE_H
#include "modules/notice/notice_list.h"

struct notice_row {
    int64_t id, subject_id;
    const char *kind;
    struct str url, title, body;
};
MUST_CHECK enum status notice_store_add(struct ctx *ctx, const struct notice_row *row);
/** One person's copy; hidden: not shown inside. The same person twice adds nothing. */
MUST_CHECK enum status notice_store_add_reader(struct ctx *ctx, int64_t notice_id,
                                               int64_t account_id, bool hidden);
/** Who wants not to see this kind inside the program. */
MUST_CHECK enum status notice_store_deaf(struct ctx *ctx, const char *kind, int64_t **out,
                                         size_t *out_count);

/** One copy of the actor's own; ST_NOT_FOUND when it is somebody else's. */
MUST_CHECK enum status notice_store_mine(struct ctx *ctx, int64_t reader_id, struct notice *out);
MUST_CHECK enum status notice_store_set_read(struct ctx *ctx, int64_t reader_id, bool read);
MUST_CHECK enum status notice_store_set_all_read(struct ctx *ctx);
MUST_CHECK enum status notice_store_settle(struct ctx *ctx, int64_t before);
MUST_CHECK enum status notice_store_withdraw(struct ctx *ctx, int64_t subject_id);
MUST_CHECK enum status notice_store_move_unread(struct ctx *ctx, int64_t from, int64_t to);

struct notice_text_row {
    int64_t id, version;
    struct str title, body;
};
MUST_CHECK enum status notice_store_text(struct ctx *ctx, struct str kind,
                                         struct notice_text_row *out);
/** version 0: there is none yet. ST_CONFLICT otherwise. */
MUST_CHECK enum status notice_store_save_text(struct ctx *ctx, struct str kind, struct str title,
                                              struct str body, int64_t version);
MUST_CHECK enum status notice_store_drop_text(struct ctx *ctx, struct str kind, int64_t version);
/** Kinds whose text was changed. */
MUST_CHECK enum status notice_store_texts(struct ctx *ctx, struct str **out, size_t *out_count);
#endif
