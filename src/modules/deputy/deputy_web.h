// SPDX-License-Identifier: MulanPSL-2.0
/** HTTP in and out of the module deputy. */
#ifndef DEPUTY_WEB_H
#define DEPUTY_WEB_H
#include "platform/module.h"

handler_fn deputy_web_list, deputy_web_export, deputy_web_show, deputy_web_reveal;
handler_fn deputy_web_new_page, deputy_web_new, deputy_web_edit_page, deputy_web_edit;
handler_fn deputy_web_leave_page, deputy_web_leave;
handler_fn deputy_web_people, deputy_web_people_page, deputy_web_people_set;
handler_fn deputy_web_resign_page, deputy_web_resign, deputy_web_decide_resignation_page,
    deputy_web_decide_resignation, deputy_web_announce_page, deputy_web_announce;
handler_fn deputy_web_suspend_page, deputy_web_suspend, deputy_web_resume_page, deputy_web_resume;
handler_fn deputy_web_help_page, deputy_web_help;
handler_fn deputy_web_library, deputy_web_outside, deputy_web_outside_reveal,
    deputy_web_outside_page, deputy_web_outside_set, deputy_web_same, deputy_web_decide,
    deputy_web_classes, deputy_web_class_page, deputy_web_class, deputy_web_structure,
    deputy_web_grouped, deputy_web_target_page, deputy_web_target;
handler_fn deputy_web_seat, deputy_web_total_page, deputy_web_total, deputy_web_filed_page,
    deputy_web_filed, deputy_web_constituency_page, deputy_web_constituency, deputy_web_take,
    deputy_web_byelection_page, deputy_web_byelection, deputy_web_byelection_end_page,
    deputy_web_byelection_end, deputy_web_card, deputy_web_cards;
/** Had the form that was sent no sealed values (telephone, ID number, day of birth) on it? */
bool deputy_web_sealed(const struct request *rq);
struct link_v;
/** "运城市人民代表大会代表": the other mandates of the same human being, as links. */
MUST_CHECK enum status deputy_web_also(struct ctx *ctx, int64_t id, const struct link_v **out,
                                       size_t *out_count);
struct kv_item_v;
struct deputy_seat_v;
/** What is on record of the end of a mandate: at most three facts and one link, for who keeps the
 *  register. `left`: its last day is known. */
MUST_CHECK enum status deputy_web_ending(struct ctx *ctx, int64_t id, bool left,
                                         struct kv_item_v *items, size_t *n, struct link_v *links,
                                         size_t *links_count);
/** Resignations that wait and ends that are not announced, on the page of seats. */
MUST_CHECK enum status deputy_web_endings(struct ctx *ctx, struct deputy_seat_v *v);
#endif
