// SPDX-License-Identifier: MulanPSL-2.0
/** Attachments of any record of any module. The only header of this module that others include.
 *
 *  A module that has records with files gives a table of owners in its struct module (.attachments,
 *  platform/module.h): for each kind a function that says what the present actor may do with the
 *  files of a record. Routes, forms, history, sending and checks of files are here; each of them
 *  asks the owner first, every time. Its own pages show attachment_list() and link to
 *  attachment_url(): nothing more is needed.
 *
 *  For search: event "attachment.extracted" (subject: the attachment) when the text of a version
 * has been read; view attachment_v_text has it. Refused and removed files have no row there.
 *      attachment_v_text(congress_id, attachment_id, version_id, owner_kind, owner_id, name,
 *                        state, body, added_at)
 *  state: "done", "cut" (the beginning of a long one), "none" (nothing to read), "failed".
 *  Whoever shows a hit must ask attachment_visible(): the view knows nothing of rights.
 */
#ifndef ATTACHMENT_H
#define ATTACHMENT_H
#include "platform/ctx.h"

/** Whose files: kind as in the owner's table ("suggestion", "suggestion_reply"), id of the record.
 */
struct attachment_of {
    const char *kind;
    int64_t id;
};

/** Newest version of one attachment. Texts live in ctx->arena. */
struct attachment {
    int64_t id, version; /* version: for optimistic writing */
    struct str owner_kind;
    int64_t owner_id;
    bool open; /* marked for publication together with its record */
    bool removed;
    int64_t number;     /* of the newest version, from 1 */
    int64_t version_id; /* and its id */
    struct str name;    /* "现场照片.jpg" */
    struct str type;    /* word of platform/file/file_type.h: "jpeg", "docx" */
    struct str group;   /* "document", "text", "picture", "sound", "film" */
    int64_t size_bytes;
    struct str hash;
    struct str state;   /* "pending" (being looked through), "clean", "unchecked" (there is no virus
                           scanner), "refused" */
    struct str refused; /* why: "virus", "secret" */
    int64_t added_at, added_by;
    struct str added_by_name; /* "" for the program */
    bool thumb;               /* there is a small picture of it */
};

/** Files of a record that the actor may see (READ; else an empty list), in the order they were
 *  added; removed ones are left out. */
MUST_CHECK enum status attachment_list(struct ctx *ctx, struct attachment_of of,
                                       struct attachment **out, size_t *out_count);
/** The same without asking the owner: for a page that shows the record, and so has asked. */
MUST_CHECK enum status attachment_list_shown(struct ctx *ctx, struct attachment_of of,
                                             struct attachment **out, size_t *out_count);
/** Only those marked for publication and fit to be sent; rights are not asked: for a page that is
 *  public itself and shows the record. */
MUST_CHECK enum status attachment_list_open(struct ctx *ctx, struct attachment_of of,
                                            struct attachment **out, size_t *out_count);
/** May the present actor see the files of this attachment? */
MUST_CHECK enum status attachment_visible(struct ctx *ctx, int64_t id, bool *out);

/** Where the newest version is sent from, where its small picture is, and the page where files of a
 *  record are added and removed. */
struct str attachment_url(struct arena *a, const struct attachment *at);
struct str attachment_thumb_url(struct arena *a, const struct attachment *at);
struct str attachment_page_url(struct arena *a, struct attachment_of of);
/** Where anybody may fetch an open one. */
struct str attachment_open_url(struct arena *a, const struct attachment *at);

/** Versions of this congress by type ("pdf"), most bytes first: for those who keep the disk. */
struct attachment_usage {
    struct str type;
    int64_t files, bytes;
};
MUST_CHECK enum status attachment_usage(struct ctx *ctx, struct attachment_usage **out,
                                        size_t *out_count);
/** The largest versions, without their names. */
struct attachment_large {
    int64_t id, bytes, added_at; /* id: of the version */
    struct str type, owner_kind;
};
MUST_CHECK enum status attachment_largest(struct ctx *ctx, unsigned limit,
                                          struct attachment_large **out, size_t *out_count);

/** A record has gone to another congress: the newest versions of its files go with it, to a record
 *  there; no right is asked, the act itself has decided. Inside its transaction; `to` writes in the
 *  other congress. Both keep what they have from then on. */
MUST_CHECK enum status attachment_pass_on(struct ctx *ctx, struct attachment_of of, struct ctx *to,
                                          struct attachment_of to_of);

struct upload;
/** Add what a form has brought with it to the record that it has made: all files or none. Errors as
 *  the page of files has them; faults of a file are noted at the field "file". Outside a
 *  transaction. */
MUST_CHECK enum status attachment_add_uploads(struct ctx *ctx, struct attachment_of of,
                                              const struct upload *const *files, size_t count);

struct request;
struct files_v; /* components_view.h */
/** The files of a record as its page shows them, *out NULL for none: name and size; where each is
 *  sent from, and a picture's small one; of one that is not fit to be sent, why. As
 *  attachment_list_shown() and attachment_list_open(). */
MUST_CHECK enum status attachment_shown(struct ctx *ctx, struct attachment_of of,
                                        const struct files_v **out);
MUST_CHECK enum status attachment_shown_open(struct ctx *ctx, struct attachment_of of,
                                             const struct files_v **out);
/** attachment_add_uploads() of all files of a form's field "file", for a record that stands without
 *  them, too: false, and no error, if they could not be kept. */
bool attachment_keep_brought(struct ctx *ctx, const struct request *rq, struct attachment_of of);

/** Add bytes made by the program (a demo, a paper) as a file of a record: checked as an upload is.
 *  Outside a transaction. */
struct attachment_new {
    struct attachment_of of;
    struct str name, bytes;
    bool open;
};
MUST_CHECK enum status attachment_add_bytes(struct ctx *ctx, const struct attachment_new *in,
                                            int64_t *out_id);
#endif
