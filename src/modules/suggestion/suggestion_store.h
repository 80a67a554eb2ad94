// SPDX-License-Identifier: MulanPSL-2.0
/** All SQL on suggestion_* tables but lists and figures. Each function that writes notes its rows.
 *  Nothing here decides: visibility and rights are the callers'. */
#ifndef SUGGESTION_STORE_H
#define SUGGESTION_STORE_H
#include "modules/suggestion/suggestion.h"

/** Replied in the period, or due in it and not replied by its end (nor by today's): what "answered
 * in time" is a share of. A higher congress's answer has no period here. Binds answerable_from,
 * answerable_to, today. */
#define SUGGESTION_ANSWERABLE                                                                      \
    "((s.first_replied_on BETWEEN :answerable_from AND :answerable_to"                             \
    " AND s.first_due_on IS NOT NULL)"                                                             \
    " OR (s.first_due_on BETWEEN :answerable_from AND :answerable_to AND s.first_due_on < :today"  \
    " AND s.state NOT IN ('withdrawn', 'merged', 'handed_up', 'accepted')"                         \
    " AND (s.first_replied_on IS NULL OR s.first_replied_on > :answerable_to)))"

/** Solved when it was answered, or planned and every promise of the answer kept and confirmed. */
#define SUGGESTION_IMPLEMENTED                                                                     \
    "(s.class_kind = 'solved' OR (s.class_kind = 'being_solved' AND s.promises_open = 0"           \
    " AND EXISTS (SELECT 1 FROM suggestion_promise p WHERE p.congress_id = s.congress_id"          \
    " AND p.suggestion_id = s.id AND p.state = 'done')))"

#define SUGGESTION_GOVERNMENT_KINDS "('government', 'department', 'township')"
/** The government or something below it has it to reply to. */
#define SUGGESTION_IN_GOVERNMENT                                                                   \
    "EXISTS (SELECT 1 FROM suggestion_handling v JOIN congress_v_organ w"                          \
    " ON w.congress_id = v.congress_id AND w.id = v.organ_id WHERE v.congress_id = s.congress_id"  \
    " AND v.suggestion_id = s.id AND v.is_current = 1 AND v.is_main = 1"                           \
    " AND v.state <> 'planned' AND w.kind IN " SUGGESTION_GOVERNMENT_KINDS ")"
#define SUGGESTION_PROMISE_IN_GOVERNMENT                                                           \
    "EXISTS (SELECT 1 FROM congress_v_organ w WHERE w.congress_id = p.congress_id"                 \
    " AND w.id = p.organ_id AND w.kind IN " SUGGESTION_GOVERNMENT_KINDS ")"

enum suggestion_rating_state suggestion_rating_state_of(struct str word);

enum { SUGGESTION_PARTS_MAX = 500 }; /* of one kind, of one suggestion */

/* ---- the record, its text and its signers: suggestion_store.c ---- */

MUST_CHECK enum status suggestion_store_get(struct ctx *ctx, int64_t id, struct suggestion *out);
/** s->id must be set (db_new_id). */
MUST_CHECK enum status suggestion_store_insert(struct ctx *ctx, const struct suggestion *s);
/** Every column; version must be what was read, and is one higher afterwards, in *s too. */
/** As if it had never been there, with its texts, signers and tasks; its version is that of `s`. */
MUST_CHECK enum status suggestion_store_delete(struct ctx *ctx, const struct suggestion *s);
MUST_CHECK enum status suggestion_store_update(struct ctx *ctx, struct suggestion *s);
/** ST_NOT_FOUND if there is none. */
MUST_CHECK enum status suggestion_store_by_number(struct ctx *ctx, struct str series,
                                                  int64_t number, int64_t *out_id);
/** 1 for a series without numbers. */
MUST_CHECK enum status suggestion_store_next_number(struct ctx *ctx, struct str series,
                                                    int64_t *out);
/** Ids merged into `id`. */
MUST_CHECK enum status suggestion_store_merged(struct ctx *ctx, int64_t id, int64_t **out,
                                               size_t *out_count);
/** The last record made here for one that a lower congress handed up; ST_NOT_FOUND. */
MUST_CHECK enum status suggestion_store_by_origin(struct ctx *ctx, int64_t congress_id,
                                                  int64_t origin_id, int64_t *out_id);
/** Accepted ones planned for a batch, by number. */
MUST_CHECK enum status suggestion_store_in_batch(struct ctx *ctx, int64_t batch_id, int64_t **out,
                                                 size_t *out_count);
/** All of a batch, handed over or not, by number. */
MUST_CHECK enum status suggestion_store_of_batch(struct ctx *ctx, int64_t batch_id, int64_t **out,
                                                 size_t *out_count);
/** The same title by the same deputy on the same day (import). ST_NOT_FOUND. */
/** Its replies and ratings, and with `keys` that it is a key one, as if they had never been: taking
 *  back an import. */
MUST_CHECK enum status suggestion_store_drop_answers(struct ctx *ctx, int64_t id, bool keys);
MUST_CHECK enum status suggestion_store_same(struct ctx *ctx, int64_t deputy_id, struct str title,
                                             struct date tabled_on, int64_t *out_id);

MUST_CHECK enum status suggestion_store_text(struct ctx *ctx, int64_t id, int64_t revision,
                                             struct suggestion_text *out);
MUST_CHECK enum status suggestion_store_texts(struct ctx *ctx, int64_t id,
                                              struct suggestion_text **out, size_t *out_count);
/** A new revision (t->id 0), or the same one overwritten. */
MUST_CHECK enum status suggestion_store_save_text(struct ctx *ctx, int64_t suggestion_id,
                                                  struct suggestion_text *t);

/** With those of suggestions merged into it, own ones first, lead deputies first. */
MUST_CHECK enum status suggestion_store_signers(struct ctx *ctx, int64_t id,
                                                struct suggestion_signer **out, size_t *out_count);
MUST_CHECK enum status suggestion_store_add_signer(struct ctx *ctx, int64_t suggestion_id,
                                                   const struct suggestion_signer *g);
MUST_CHECK enum status suggestion_store_update_signer(struct ctx *ctx,
                                                      const struct suggestion_signer *g);
MUST_CHECK enum status suggestion_store_drop_signer(struct ctx *ctx, int64_t signer_id);

/* ---- units at work: suggestion_store_unit.c ---- */

/** Of one suggestion, in order of hand-over. */
MUST_CHECK enum status suggestion_store_units(struct ctx *ctx, int64_t suggestion_id,
                                              struct suggestion_handling **out, size_t *out_count);
MUST_CHECK enum status suggestion_store_add_unit(struct ctx *ctx, struct suggestion_handling *h);
MUST_CHECK enum status suggestion_store_update_unit(struct ctx *ctx, struct suggestion_handling *h);
/** A planned one that is no longer wanted. */
MUST_CHECK enum status suggestion_store_drop_unit(struct ctx *ctx, int64_t handling_id);

MUST_CHECK enum status suggestion_store_extensions(struct ctx *ctx, int64_t suggestion_id,
                                                   struct suggestion_extension **out,
                                                   size_t *out_count);
MUST_CHECK enum status suggestion_store_add_extension(struct ctx *ctx, int64_t suggestion_id,
                                                      struct suggestion_extension *e);
MUST_CHECK enum status suggestion_store_decide_extension(struct ctx *ctx,
                                                         const struct suggestion_extension *e);
MUST_CHECK enum status suggestion_store_contacts(struct ctx *ctx, int64_t suggestion_id,
                                                 struct suggestion_contact **out,
                                                 size_t *out_count);
MUST_CHECK enum status suggestion_store_add_contact(struct ctx *ctx, int64_t suggestion_id,
                                                    struct suggestion_contact *c);
MUST_CHECK enum status suggestion_store_check_contact(struct ctx *ctx,
                                                      const struct suggestion_contact *c);
MUST_CHECK enum status suggestion_store_opinions(struct ctx *ctx, int64_t suggestion_id,
                                                 struct suggestion_opinion **out,
                                                 size_t *out_count);
MUST_CHECK enum status suggestion_store_add_opinion(struct ctx *ctx, int64_t suggestion_id,
                                                    const struct suggestion_opinion *o);
MUST_CHECK enum status suggestion_store_notes(struct ctx *ctx, int64_t suggestion_id,
                                              struct suggestion_note **out, size_t *out_count);
/** One note (what rights need of it) and whose it is. */
MUST_CHECK enum status suggestion_store_note(struct ctx *ctx, int64_t id,
                                             struct suggestion_note *out,
                                             int64_t *out_suggestion_id);
MUST_CHECK enum status suggestion_store_add_note(struct ctx *ctx, int64_t suggestion_id,
                                                 const struct suggestion_note *n);

/* ---- replies, sign-off, promises: suggestion_store_reply.c, suggestion_store_promise.c ---- */

/** A reply as stored: the phone sealed. */
struct suggestion_reply_row {
    struct suggestion_reply r;
    struct str phone_sealed;
    int64_t phone_key_id, drafted_by;
};
MUST_CHECK enum status suggestion_store_reply(struct ctx *ctx, int64_t reply_id,
                                              struct suggestion_reply_row *out);
/** Newest first. */
MUST_CHECK enum status suggestion_store_replies(struct ctx *ctx, int64_t suggestion_id,
                                                struct suggestion_reply_row **out,
                                                size_t *out_count);
MUST_CHECK enum status suggestion_store_add_reply(struct ctx *ctx, struct suggestion_reply_row *r);
MUST_CHECK enum status suggestion_store_update_reply(struct ctx *ctx,
                                                     struct suggestion_reply_row *r);
MUST_CHECK enum status suggestion_store_add_reply_version(struct ctx *ctx,
                                                          const struct suggestion_reply *r);
MUST_CHECK enum status suggestion_store_reply_versions(struct ctx *ctx, int64_t reply_id,
                                                       struct suggestion_reply_version **out,
                                                       size_t *out_count);
MUST_CHECK enum status suggestion_store_steps(struct ctx *ctx, int64_t organ_id,
                                              struct suggestion_signoff_step **out,
                                              size_t *out_count);
MUST_CHECK enum status suggestion_store_add_step(struct ctx *ctx,
                                                 const struct suggestion_signoff_step *s);
MUST_CHECK enum status suggestion_store_drop_step(struct ctx *ctx, int64_t step_id);
/** Steps of any organ that name this account. */
MUST_CHECK enum status suggestion_store_steps_of(struct ctx *ctx, int64_t account_id,
                                                 struct suggestion_signoff_step **out,
                                                 size_t *out_count);
MUST_CHECK enum status suggestion_store_change_step(struct ctx *ctx,
                                                    const struct suggestion_signoff_step *s);
MUST_CHECK enum status suggestion_store_signoffs(struct ctx *ctx, int64_t suggestion_id,
                                                 struct suggestion_signoff **out,
                                                 size_t *out_count);
MUST_CHECK enum status suggestion_store_add_signoff(struct ctx *ctx, int64_t revision,
                                                    const struct suggestion_signoff *s);

MUST_CHECK enum status suggestion_store_promise(struct ctx *ctx, int64_t promise_id,
                                                struct suggestion_promise *out);
MUST_CHECK enum status suggestion_store_promises(struct ctx *ctx, int64_t suggestion_id,
                                                 struct suggestion_promise **out,
                                                 size_t *out_count);
struct db_list_query;
/** A page of the ledger; binds: congress, all, mine, deputy, and the filters. */
MUST_CHECK enum status suggestion_store_promise_page(struct ctx *ctx, const struct db_list_query *q,
                                                     struct suggestion_promise **out,
                                                     size_t *out_count, struct str *out_next);
MUST_CHECK enum status suggestion_store_add_promise(struct ctx *ctx,
                                                    const struct suggestion_promise *p);
MUST_CHECK enum status suggestion_store_update_promise(struct ctx *ctx,
                                                       struct suggestion_promise *p);
MUST_CHECK enum status suggestion_store_drop_promise(struct ctx *ctx, int64_t promise_id);
MUST_CHECK enum status suggestion_store_promise_reports(struct ctx *ctx, int64_t promise_id,
                                                        struct suggestion_promise_report **out,
                                                        size_t *out_count);
MUST_CHECK enum status
suggestion_store_add_promise_report(struct ctx *ctx, int64_t promise_id,
                                    const struct suggestion_promise_report *r);

/* ---- ratings, keys, decisions, publications, links: suggestion_store_rating.c ---- */

/** Ratings of all replies to one suggestion, those of merged authors too. */
MUST_CHECK enum status suggestion_store_ratings(struct ctx *ctx, int64_t suggestion_id,
                                                struct suggestion_rating **out, size_t *out_count);
MUST_CHECK enum status suggestion_store_add_rating(struct ctx *ctx,
                                                   const struct suggestion_rating *r);
MUST_CHECK enum status suggestion_store_keys(struct ctx *ctx, int64_t suggestion_id,
                                             struct suggestion_key **out, size_t *out_count);
MUST_CHECK enum status suggestion_store_add_key(struct ctx *ctx, int64_t suggestion_id,
                                                const struct suggestion_key *k);
MUST_CHECK enum status suggestion_store_update_key(struct ctx *ctx, const struct suggestion_key *k);
/** Running ones led by this account, of all suggestions. */
MUST_CHECK enum status suggestion_store_keys_of(struct ctx *ctx, int64_t account_id,
                                                struct suggestion_key **out, size_t *out_count);
MUST_CHECK enum status suggestion_store_decisions(struct ctx *ctx, int64_t suggestion_id,
                                                  struct suggestion_decision **out,
                                                  size_t *out_count);
MUST_CHECK enum status suggestion_store_add_decision(struct ctx *ctx, int64_t suggestion_id,
                                                     const struct suggestion_decision *d);
MUST_CHECK enum status suggestion_store_publications(struct ctx *ctx, int64_t suggestion_id,
                                                     struct suggestion_publication **out,
                                                     size_t *out_count);
/** Insert (p->id 0) or change. */
MUST_CHECK enum status suggestion_store_save_publication(struct ctx *ctx, int64_t suggestion_id,
                                                         const struct suggestion_publication *p);
/** Both directions. */
MUST_CHECK enum status suggestion_store_links(struct ctx *ctx, int64_t suggestion_id,
                                              struct suggestion_link **out, size_t *out_count);
/** What the office did at the gate, oldest first; the day is today's. */
MUST_CHECK enum status suggestion_store_gates(struct ctx *ctx, int64_t suggestion_id,
                                              struct suggestion_gate **out, size_t *out_count);
MUST_CHECK enum status suggestion_store_add_gate(struct ctx *ctx, int64_t suggestion_id,
                                                 const struct suggestion_gate *g);
MUST_CHECK enum status suggestion_store_add_bill(struct ctx *ctx, int64_t suggestion_id,
                                                 const struct suggestion_bill *b);
MUST_CHECK enum status suggestion_store_add_link(struct ctx *ctx, int64_t suggestion_id,
                                                 const struct suggestion_link *l);

/* ---- batches, classes, categories, settings: suggestion_store_setting.c ---- */

MUST_CHECK enum status suggestion_store_batches(struct ctx *ctx, struct suggestion_batch **out,
                                                size_t *out_count);
MUST_CHECK enum status suggestion_store_batch(struct ctx *ctx, int64_t id,
                                              struct suggestion_batch *out);
/** Insert (b->id 0: *out_id is new) or change. */
MUST_CHECK enum status
suggestion_store_save_batch(struct ctx *ctx, const struct suggestion_batch *b, int64_t *out_id);
MUST_CHECK enum status suggestion_store_classes(struct ctx *ctx, struct suggestion_class **out,
                                                size_t *out_count);
MUST_CHECK enum status
suggestion_store_save_class(struct ctx *ctx, const struct suggestion_class *c, int64_t *out_id);
MUST_CHECK enum status
suggestion_store_categories(struct ctx *ctx, struct suggestion_category **out, size_t *out_count);
MUST_CHECK enum status suggestion_store_save_category(struct ctx *ctx,
                                                      const struct suggestion_category *c,
                                                      int64_t *out_id);
/** ST_NOT_FOUND: not set. */
MUST_CHECK enum status suggestion_store_setting(struct ctx *ctx, struct str key, int64_t *out);
MUST_CHECK enum status suggestion_store_save_setting(struct ctx *ctx, struct str key,
                                                     int64_t value);
#endif
