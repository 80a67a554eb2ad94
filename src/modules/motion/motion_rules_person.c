// SPDX-License-Identifier: MulanPSL-2.0
/* Recalls and removals: which post, and whether it can be taken so. Pure. */
#include "modules/motion/motion_rules.h"

static const struct {
    const char *word;
    struct removal_law_post post;
} OFFICES[] = {
    {"committee_seat", {APPOINTMENT_LAW_COMMITTEE_SEAT, APPOINTMENT_LAW_NO_OFFICE}},
    {"township_chair", {APPOINTMENT_LAW_TOWNSHIP_CHAIR, APPOINTMENT_LAW_NO_OFFICE}},
    {"government_head", {APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_GOVERNMENT_HEAD}},
    {"government_deputy", {APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_GOVERNMENT_DEPUTY}},
    {"government_member", {APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_GOVERNMENT_MEMBER}},
    {"supervision_head", {APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_SUPERVISION_HEAD}},
    {"supervision_member", {APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_SUPERVISION_MEMBER}},
    {"court_head", {APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_COURT_HEAD}},
    {"court_member", {APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_COURT_MEMBER}},
    {"procurator_head", {APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_PROCURATOR_HEAD}},
    {"procurator_member", {APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_PROCURATOR_MEMBER}},
};
static const char *const WAYS[] = {
    [REMOVAL_LAW_IN_WRITING] = "written",
    [REMOVAL_LAW_BEFORE_PRESIDIUM] = "presidium",
    [REMOVAL_LAW_BEFORE_MEETING] = "meeting",
};

bool motion_of_person(enum motion_kind kind)
{
    return kind == MOTION_RECALL || kind == MOTION_REMOVAL;
}

enum removal_law_kind motion_removal_kind(enum motion_kind kind)
{
    return kind == MOTION_RECALL ? REMOVAL_LAW_RECALL : REMOVAL_LAW_REMOVAL;
}

struct removal_law_post motion_post_of(struct str office)
{
    arr_each (i, COUNT(OFFICES))
        if (str_eqz(office, OFFICES[i].word))
            return OFFICES[i].post;
    return (struct removal_law_post){APPOINTMENT_LAW_DEPUTY_SEAT, APPOINTMENT_LAW_NO_OFFICE};
}

bool motion_defence_parse(struct str word, enum removal_law_defence *out)
{
    arr_each (i, COUNT(WAYS)) {
        if (!str_eqz(word, WAYS[i]))
            continue;
        *out = (enum removal_law_defence)i;
        return true;
    }
    return false;
}

enum status motion_check_person(const struct motion *m, enum level level, bool in_recess,
                                struct date on, struct err *err)
{
    const struct removal_law_post post = motion_post_of(m->office);
    const struct removal_law_form form = {.has_person =
                                              m->person_name.len > 0 && m->person_post.len > 0,
                                          .has_reasons = m->grounds.len > 0,
                                          .has_materials = m->content.len > 0};

    TRY(removal_law_check_form(motion_removal_kind(m->kind), &form, on, err));
    return removal_law_check_post(motion_removal_kind(m->kind), level, &post, in_recess, on, err);
}
