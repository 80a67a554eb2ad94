// SPDX-License-Identifier: MulanPSL-2.0
/** What is stored, as it is; whoever asks has checked who may see it. */
#ifndef TRAINING_STORE_H
#define TRAINING_STORE_H
#include "modules/training/training.h"

enum { TRAINING_TOTAL_MAX = 10000, TRAINING_PEOPLE_MAX = 5000 };

/* ---- classes */

MUST_CHECK enum status training_store_get(struct ctx *ctx, int64_t id, struct training *out);
/** By title and first day, for imports; ST_NOT_FOUND. */
MUST_CHECK enum status training_store_titled(struct ctx *ctx, struct str title, struct date on,
                                             struct training *out);
MUST_CHECK enum status training_store_insert(struct ctx *ctx, const struct training *c);
MUST_CHECK enum status training_store_update(struct ctx *ctx, const struct training *c);
MUST_CHECK enum status training_store_delete(struct ctx *ctx, int64_t id);
MUST_CHECK enum status training_store_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                          int64_t **out, size_t *out_count);

MUST_CHECK enum status training_store_lessons(struct ctx *ctx, int64_t class_id,
                                              struct training_lesson **out, size_t *out_count);
MUST_CHECK enum status training_store_lesson_insert(struct ctx *ctx,
                                                    const struct training_lesson *l);
MUST_CHECK enum status training_store_lesson_delete(struct ctx *ctx, int64_t class_id, int64_t id);
/** `deputy_id`: whose readings are told in read_at. */
MUST_CHECK enum status training_store_materials(struct ctx *ctx, int64_t class_id,
                                                int64_t deputy_id, struct training_material **out,
                                                size_t *out_count);
MUST_CHECK enum status training_store_material(struct ctx *ctx, int64_t id,
                                               struct training_material *out);
MUST_CHECK enum status training_store_material_insert(struct ctx *ctx,
                                                      const struct training_material *m);
MUST_CHECK enum status training_store_material_delete(struct ctx *ctx, int64_t class_id,
                                                      int64_t id);
/** *out_new: not read before. */
MUST_CHECK enum status training_store_reading(struct ctx *ctx, int64_t material_id,
                                              int64_t deputy_id, bool *out_new);
/** Who has read a material, and when. */
struct training_reader {
    int64_t deputy_id, read_at;
    struct str name, delegation;
};
MUST_CHECK enum status training_store_readers(struct ctx *ctx, int64_t material_id,
                                              struct training_reader **out, size_t *out_count);

/** Everybody on its list, by delegation. */
MUST_CHECK enum status training_store_members(struct ctx *ctx, int64_t class_id,
                                              struct training_member **out, size_t *out_count);
/** ST_NOT_FOUND: he is not on it. */
MUST_CHECK enum status training_store_place(struct ctx *ctx, int64_t class_id, int64_t deputy_id,
                                            struct training_member *out);
MUST_CHECK enum status training_store_member(struct ctx *ctx, int64_t id,
                                             struct training_member *out);
MUST_CHECK enum status training_store_member_insert(struct ctx *ctx,
                                                    const struct training_member *m);
MUST_CHECK enum status training_store_member_update(struct ctx *ctx,
                                                    const struct training_member *m);
MUST_CHECK enum status training_store_member_delete(struct ctx *ctx, int64_t id);
/** Hours each deputy learned since a day; only those who did; by deputy. */
MUST_CHECK enum status training_store_hours(struct ctx *ctx, struct date since, int64_t **out_ids,
                                            int64_t **out_hours, size_t *out_count);

/** Of the class: `earned` are those present who have no certificate, with how many of the class's
 *  tests they have passed. */
struct training_earner {
    int64_t deputy_id, passed;
    struct str name, presence;
};
MUST_CHECK enum status training_store_earners(struct ctx *ctx, int64_t class_id,
                                              struct training_earner **out, size_t *out_count,
                                              int64_t *out_tests);
MUST_CHECK enum status training_store_last_number(struct ctx *ctx, int year, int64_t *out);
MUST_CHECK enum status training_store_certify(struct ctx *ctx,
                                              const struct training_certificate *c);
MUST_CHECK enum status training_store_certificate(struct ctx *ctx, int64_t id,
                                                  struct training_certificate *out);

/* ---- the bank and tests */

MUST_CHECK enum status training_store_question(struct ctx *ctx, int64_t id,
                                               struct training_question *out);
/** One that is drawn, of the same topic and text. */
MUST_CHECK enum status training_store_question_like(struct ctx *ctx, struct str topic,
                                                    struct str text, struct training_question *out);
MUST_CHECK enum status training_store_question_insert(struct ctx *ctx,
                                                      const struct training_question *q);
MUST_CHECK enum status training_store_question_retire(struct ctx *ctx, int64_t id, int64_t version);
MUST_CHECK enum status training_store_question_delete(struct ctx *ctx, int64_t id);
/** Is it in a paper? */
MUST_CHECK enum status training_store_question_drawn(struct ctx *ctx, int64_t id, bool *out);
/** Ids that can be drawn of a topic ("*": of all), ascending. */
MUST_CHECK enum status training_store_drawable(struct ctx *ctx, struct str topic, int64_t **out,
                                               size_t *out_count);
MUST_CHECK enum status training_store_test_insert(struct ctx *ctx, const struct training_test *t);
MUST_CHECK enum status training_store_test_update(struct ctx *ctx, const struct training_test *t);
MUST_CHECK enum status training_store_tests_of(struct ctx *ctx, int64_t class_id,
                                               struct training_test **out, size_t *out_count);
/** Of a test by deputy or (deputy 0) by account; ST_NOT_FOUND. */
MUST_CHECK enum status training_store_seat_of(struct ctx *ctx, int64_t test_id, int64_t deputy_id,
                                              int64_t account_id, struct training_seat *out);
MUST_CHECK enum status training_store_seats(struct ctx *ctx, int64_t test_id,
                                            struct training_seat **out, size_t *out_count);
MUST_CHECK enum status training_store_seat_insert(struct ctx *ctx, const struct training_seat *s);
MUST_CHECK enum status training_store_seat_update(struct ctx *ctx, const struct training_seat *s);
/** The open paper, ST_NOT_FOUND: none. */
MUST_CHECK enum status training_store_open_paper(struct ctx *ctx, int64_t seat_id,
                                                 struct training_paper *out);
MUST_CHECK enum status training_store_paper_insert(struct ctx *ctx, const struct training_paper *p);
MUST_CHECK enum status training_store_paper_update(struct ctx *ctx, const struct training_paper *p);
#endif
