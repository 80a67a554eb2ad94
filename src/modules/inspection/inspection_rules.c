// SPDX-License-Identifier: MulanPSL-2.0
/* What may be done with an inspection when. Pure. */
#include "modules/inspection/inspection_rules.h"

enum status inspection_check_open(const struct inspection *i, struct err *err)
{
    if (str_eqz(i->state, "prepared") || str_eqz(i->state, "running"))
        return ST_OK;
    return fail(err, ST_RULE, "inspection.err.over", NULL);
}

enum status inspection_check_start(const struct inspection *i, int64_t items, struct err *err)
{
    if (!str_eqz(i->state, "prepared"))
        return fail(err, ST_RULE, "inspection.err.begun", NULL);
    if (items == 0)
        return fail(err, ST_RULE, "inspection.err.no_items", NULL);
    return ST_OK;
}

enum status inspection_check_find(const struct inspection *i, bool again, struct err *err)
{
    if (str_eqz(i->state, "running") || (again && str_eqz(i->state, "reported")))
        return ST_OK;
    return fail(err, ST_RULE,
                str_eqz(i->state, "prepared") ? "inspection.err.not_begun" : "inspection.err.over",
                NULL);
}

enum status inspection_check_report(const struct inspection *i, struct err *err)
{
    if (str_eqz(i->state, "running"))
        return ST_OK;
    return fail(err, ST_RULE, "inspection.err.not_running", NULL);
}

enum status inspection_check_close(const struct inspection *i, int64_t waiting, int64_t unsolved,
                                   struct err *err)
{
    if (!str_eqz(i->state, "reported"))
        return fail(err, ST_RULE, "inspection.err.not_reported", NULL);
    if (waiting > 0)
        return fail(err, ST_RULE, "inspection.err.waiting", NULL);
    if (unsolved > 0)
        return fail(err, ST_RULE, "inspection.err.unsolved", NULL);
    return ST_OK;
}

bool inspection_is_problem(const struct inspection_finding *f)
{
    return !str_eqz(f->verdict, "ok") && f->organ_id != 0 && !date_none(f->due_on) &&
           f->again_id == 0;
}

unsigned inspection_heat(int64_t ok, int64_t partial, int64_t bad)
{
    if (ok + partial + bad == 0)
        return 0;
    if (bad == 0)
        return partial == 0 ? 1 : 2;
    return bad * 2 < ok + partial + bad ? 3 : 4;
}

struct str inspection_aspect_of(struct str kind)
{
    return str_eqz(kind, "liability") || str_eqz(kind, "effect") ? kind : S("duty");
}
