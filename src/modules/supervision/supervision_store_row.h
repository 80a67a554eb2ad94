// SPDX-License-Identifier: MulanPSL-2.0
/** Rows of the tables of supervision as records, for the files of its SQL. */
#ifndef SUPERVISION_STORE_ROW_H
#define SUPERVISION_STORE_ROW_H
#include "modules/supervision/supervision_list.h"
#include "platform/db.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

#define SUPERVISION_TOPIC_FIELDS                                                                   \
    "SELECT t.id, t.version, t.year, t.title, t.text, t.source, t.source_url, t.source_name,"      \
    " t.field, COALESCE(t.organ_id, 0), COALESCE(o.name, ''), t.proposer, t.proposed_on,"          \
    " t.key_topic, t.state, t.reason,"                                                             \
    " COALESCE((SELECT MAX(x.id) FROM supervision_matter x"                                        \
    " WHERE x.congress_id = t.congress_id AND x.topic_id = t.id), 0)"
#define SUPERVISION_TOPIC_FROM                                                                     \
    " FROM supervision_topic t LEFT JOIN congress_v_organ o"                                       \
    " ON o.congress_id = t.congress_id AND o.id = t.organ_id"
#define SUPERVISION_TOPIC_ROW SUPERVISION_TOPIC_FIELDS SUPERVISION_TOPIC_FROM

#define SUPERVISION_MATTER_FIELDS                                                                  \
    "SELECT m.id, m.version, m.year, COALESCE(m.topic_id, 0), COALESCE(m.since_id, 0), m.title,"   \
    " m.goal, m.field, COALESCE(m.organ_id, 0), COALESCE(o.name, ''), m.lead, m.office,"           \
    " m.key_topic, m.starts_on, m.ends_on, m.state, m.result, m.published_on, m.closed_on,"        \
    " (SELECT COUNT(*) FROM supervision_problem p WHERE p.congress_id = m.congress_id"             \
    " AND p.matter_id = m.id),"                                                                    \
    " (SELECT COUNT(*) FROM supervision_problem p WHERE p.congress_id = m.congress_id"             \
    " AND p.matter_id = m.id AND p.state NOT IN ('solved', 'shelved'))"
#define SUPERVISION_MATTER_FROM                                                                    \
    " FROM supervision_matter m LEFT JOIN congress_v_organ o"                                      \
    " ON o.congress_id = m.congress_id AND o.id = m.organ_id"
#define SUPERVISION_MATTER_ROW SUPERVISION_MATTER_FIELDS SUPERVISION_MATTER_FROM

#define SUPERVISION_STEP_ROW                                                                       \
    "SELECT s.id, s.version, s.matter_id, s.number, COALESCE(s.organ_id, 0),"                      \
    " COALESCE(s.meeting_id, 0), COALESCE(s.item_id, 0), COALESCE(s.doc_id, 0), s.method, "        \
    "s.title,"                                                                                     \
    " COALESCE(o.name, s.organ_text), s.with_whom, s.place, s.stage, s.state, s.url, s.report,"    \
    " s.starts_on, s.held_on, s.period_from, s.period_to, m.title, m.state, m.year"                \
    " FROM supervision_step s JOIN supervision_matter m"                                           \
    " ON m.congress_id = s.congress_id AND m.id = s.matter_id"                                     \
    " LEFT JOIN congress_v_organ o ON o.congress_id = s.congress_id AND o.id = s.organ_id"

#define SUPERVISION_PROBLEM_ROW                                                                    \
    "SELECT p.id, p.version, COALESCE(p.matter_id, 0), COALESCE(p.step_id, 0),"                    \
    " COALESCE(p.group_id, 0), p.origin, COALESCE(p.origin_id, 0), p.url,"                         \
    " COALESCE(p.clause_id, 0), p.title, p.text, p.place, COALESCE(p.organ_id, 0),"                \
    " COALESCE(o.name, ''), p.since_on, p.found_on, p.due_on, p.state, p.round, p.measure,"        \
    " p.measured_on, p.report, p.reported_on, p.verdict, p.closed_on, COALESCE(m.title, ''),"      \
    " (SELECT COUNT(*) FROM supervision_check c WHERE c.congress_id = p.congress_id"               \
    " AND c.problem_id = p.id),"                                                                   \
    " (SELECT MIN(c.held_on) FROM supervision_check c WHERE c.congress_id = p.congress_id"         \
    " AND c.problem_id = p.id), (SELECT MAX(c.held_on) FROM supervision_check c"                   \
    " WHERE c.congress_id = p.congress_id AND c.problem_id = p.id)"                                \
    " FROM supervision_problem p LEFT JOIN supervision_matter m"                                   \
    " ON m.congress_id = p.congress_id AND m.id = p.matter_id"                                     \
    " LEFT JOIN congress_v_organ o ON o.congress_id = p.congress_id AND o.id = p.organ_id"

struct supervision_topic supervision_row_topic(const struct rows *r, size_t i);
struct matter supervision_row_matter(const struct rows *r, size_t i);
/** All of them, with their methods. */
MUST_CHECK enum status supervision_rows_matters(struct ctx *ctx, const struct rows *r,
                                                struct matter **out, size_t *out_count);
struct supervision_step supervision_row_step(const struct rows *r, size_t i);
struct supervision_problem supervision_row_problem(const struct rows *r, size_t i);
void supervision_rows_steps(struct ctx *ctx, const struct rows *r, struct supervision_step **out,
                            size_t *out_count);
void supervision_rows_problems(struct ctx *ctx, const struct rows *r,
                               struct supervision_problem **out, size_t *out_count);
#endif
