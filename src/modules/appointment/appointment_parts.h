// SPDX-License-Identifier: MulanPSL-2.0
/** What the files of this module share, and what others take from it. */
#ifndef APPOINTMENT_PARTS_H
#define APPOINTMENT_PARTS_H
#include "modules/appointment/appointment_actions.h"
#include "platform/module.h"
#include "platform/search.h"

extern const struct indicator APPOINTMENT_INDICATORS[];
extern const struct public_rows APPOINTMENT_OPENS[];
extern const struct notice_kind APPOINTMENT_NOTICES[];
extern const struct due_source APPOINTMENT_DUES[];
extern const struct search_source APPOINTMENT_SEARCHES[];
extern const struct import_kind APPOINTMENT_IMPORTS[];
extern const struct subscriber APPOINTMENT_SUBSCRIBERS[];
extern const struct attachment_owner APPOINTMENT_ATTACHMENTS[];
MUST_CHECK enum status appointment_tasks(struct ctx *ctx, unsigned limit, struct task **out,
                                         size_t *out_count, int64_t *out_total);
MUST_CHECK enum status appointment_demo(struct ctx *ctx);

void appointment_person_check(struct ctx *ctx, const struct appointment_person *in);
/** Of that name, and of that month of birth where both are known; else a new person. In a
 *  transaction. */
MUST_CHECK enum status appointment_person_find(struct ctx *ctx, const struct appointment_person *in,
                                               int64_t *out_id);
MUST_CHECK enum status appointment_facts_of(struct ctx *ctx, const struct appointment *a,
                                            struct appointment_facts *out);
/** The seat in a body that goes with a post ends with it. */
MUST_CHECK enum status appointment_end_seat(struct ctx *ctx, const struct appointment_tenure *t,
                                            struct date on, const char *reason);
/** A matter that has passed takes effect on `on`: a post begins or ends. */
MUST_CHECK enum status appointment_take_effect(struct ctx *ctx, const struct appointment *a,
                                               struct date on);
/** The result of a matter does not stand (vote void, or repeated): the post it began or ended is as
 *  before, the matter waits on the agenda again. *out_done false: a certificate was signed or the
 *  post ended since; nothing is changed, the office puts it right. In a transaction. */
MUST_CHECK enum status appointment_take_back(struct ctx *ctx, struct appointment *a,
                                             bool *out_done);
/** The vote that passed a motion of removal was declared void: who was removed by it has his post
 *  as before. Emits "appointment.void" if there was such a removal. */
MUST_CHECK enum status appointment_removal_void(struct ctx *ctx, int64_t motion_id);
/** Those seated by an election of the congress enter the register; those who are there already stay
 *  as they are. Emits "appointment.elected" if anybody is new. */
MUST_CHECK enum status appointment_elected(struct ctx *ctx, int64_t election_id);
/** After appointment_record(), once: emits "appointment.imported". */
MUST_CHECK enum status appointment_records_tell(struct ctx *ctx, size_t written, size_t skipped);
/** 任〔2026〕3号, "" without one. */
struct str appointment_certificate_text(struct ctx *ctx, int64_t year, int64_t number);
/** "任命张三为县财政局局长". */
struct str appointment_sentence(struct ctx *ctx, const struct appointment *a);
#endif
