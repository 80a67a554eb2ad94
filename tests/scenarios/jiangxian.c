// SPDX-License-Identifier: MulanPSL-2.0
/* A county's year: from the citizens' messages to the figures of the standing committee's report.
 */
#include "jiangxian.h"
#include "platform/db.h"

static void the_whole_year(struct county *c)
{
    the_divisions_of_the_country_are_imported(c);
    the_county_is_founded(c);
    the_working_calendar_is_imported(c);
    the_units_are_set_up(c);
    the_deputies_are_imported(c);
    everyone_signs_in(c);
    the_messages_of_citizens_are_imported(c);

    deputies_draft_suggestions_from_messages(c);
    they_submit_them_in_the_session(c);
    the_office_accepts_them(c);
    the_office_hands_them_over(c);
    one_goes_back_and_to_the_right_unit(c);
    the_units_sign(c);

    nobody_replies_in_haste(c);
    the_units_talk_to_the_deputies(c);
    most_units_reply(c);
    one_unit_asks_for_more_time(c);
    the_daily_job_reminds(c);
    the_last_units_reply(c);
    the_deputies_rate(c);
    what_did_not_satisfy_is_done_again(c);
    they_rate_again(c);
    the_chairmen_decide(c);
    promises_are_kept(c);
    the_office_publishes(c);

    the_year_is_counted(c);
    the_figures_open_their_rows(c);
    the_journal_is_whole(c);
}

static void on(enum db_kind kind)
{
    static struct county c;
    struct err err = {0};

    c = (struct county){0};
    if (!journaltest_open(&c.j, kind, "jiangxian"))
        return;
    printf("# on %s\n", kind == DB_SQLITE ? "SQLite" : "PostgreSQL");
    c.ctx = c.j.ctx;
    c.ctx->congress_id = 0;
    c.system = c.ctx->actor;
    c.j.app.auth = &account_auth;
    ASSERT(account_auth.open(&c.j.app, &err) == ST_OK);
    the_whole_year(&c);
    act_as(&c, NULL, day(COUNTED_ON));
    account_auth.close(&c.j.app);
    journaltest_close(&c.j);
}

int main(void)
{
    if (!shared_is_there()) {
        OK(true, "a county's year # SKIP the shared data directory is not here (RENDA_SHARED)");
        return tap_done();
    }
    on(DB_SQLITE);
    on(DB_PGSQL);
    return tap_done();
}
