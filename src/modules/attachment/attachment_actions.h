// SPDX-License-Identifier: MulanPSL-2.0
/** Adding, changing and reading attachments, as the pages of this module do it. */
#ifndef ATTACHMENT_ACTIONS_H
#define ATTACHMENT_ACTIONS_H
#include "modules/attachment/attachment_list.h"
#include "modules/attachment/attachment_rules.h"
#include "platform/module.h"

/** The kind of owner by its word; ST_NOT_FOUND. */
MUST_CHECK enum status attachment_owner_find(struct ctx *ctx, struct str kind,
                                             const struct attachment_owner **out);
/** What the owner answers when it is asked (ST_NOT_FOUND for a kind that no module has). */
MUST_CHECK enum status attachment_may(struct ctx *ctx, struct attachment_of of,
                                      enum attachment_act act);

struct attachment_add {
    struct attachment_of of;
    int64_t replaces; /* attachment that the (one) file is a new version of; 0: new ones */
    int64_t version;  /* of that attachment as the form showed it */
    const struct upload *const *files;
    size_t count;
    bool open;
};
/** Check the files, keep them and add them: all or none. Faults of files are noted at the field
 *  "file" (ST_INVALID). Emits "attachment.added" or "attachment.version_added" for each.
 *  Errors: what the owner says; ST_RULE "attachment.err.too_many"; ST_CONFLICT. */
MUST_CHECK enum status attachment_add(struct ctx *ctx, const struct attachment_add *in);

struct attachment_change {
    int64_t id, version;
};
/** Take it away; its versions stay in the history. Emits "attachment.removed". */
MUST_CHECK enum status attachment_remove(struct ctx *ctx, const struct attachment_change *in);
/** Mark it for publication or not. Emits "attachment.opened", "attachment.closed". */
MUST_CHECK enum status attachment_set_open(struct ctx *ctx, const struct attachment_change *in,
                                           bool open);

/** One attachment (removed ones too) and its versions, newest first; the owner is asked. */
MUST_CHECK enum status attachment_show(struct ctx *ctx, int64_t id, struct attachment *out,
                                       struct attachment_version **out_versions, size_t *out_count);

/** A version about to be sent. */
struct attachment_file {
    const char *path; /* on our disk */
    struct attachment_version v;
    const char *content_type;
    bool show; /* a browser may show it in place */
};
/** ST_RULE "attachment.err.pending" or "attachment.err.refused" when it must not be sent. */
MUST_CHECK enum status attachment_fetch(struct ctx *ctx, int64_t version_id,
                                        struct attachment_file *out);
/** The newest version of an attachment. */
MUST_CHECK enum status attachment_fetch_newest(struct ctx *ctx, int64_t id,
                                               struct attachment_file *out);
/** Its small picture (JPEG). */
MUST_CHECK enum status attachment_fetch_thumb(struct ctx *ctx, int64_t version_id,
                                              struct attachment_file *out);
/** What anybody may have: open, fit to be sent, of a record that is public. Sets ctx->congress_id.
 */
MUST_CHECK enum status attachment_fetch_open(struct ctx *ctx, int64_t id,
                                             struct attachment_file *out);

/** Limits that hold now, in the order of ATTACHMENT_GROUPS. */
MUST_CHECK enum status attachment_limits(struct ctx *ctx, struct attachment_limit **out,
                                         size_t *out_count);
/** Emits "attachment.limited". */
MUST_CHECK enum status attachment_limit_set(struct ctx *ctx, const struct attachment_limit *in);

/** Timed work: draw marked pictures for everybody that are not drawn yet, some at once. */
MUST_CHECK enum status attachment_draw_due(struct ctx *ctx);
/** Timed work: look for viruses, make small pictures, new forms and texts. */
MUST_CHECK enum status attachment_work_due(struct ctx *ctx);
#endif
