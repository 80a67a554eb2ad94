// SPDX-License-Identifier: MulanPSL-2.0
/* The list of petitions, as a sheet too, and finding the petitions of a person. */
#include "modules/petition/petition_web.h"
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/petition/petition_list.h"
#include "modules/petition/petition_parts.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { TOTAL_MAX = 10000 };

static const char *const KEPT[] = {
    "number",      "year",         "kind",   "matter",    "category", "state",
    "outcome",     "organ",        "person", "mine",      "firsts",   "visitors",
    "transferred", "supervised",   "solved", "led",       "open",     "late",
    "told_due",    "told_in_time", "month",  "from",      "to",       "sort",
    "limit",       "rateable",     "rated",  "satisfied", NULL};

struct str petition_web_int(struct ctx *ctx, int64_t n)
{
    return str_printf(ctx->arena, "%lld", (long long)n);
}

struct str petition_web_organ(struct ctx *ctx, int64_t id)
{
    const struct err was = ctx->err;
    struct organ o;

    if (id != 0 && organ_get(ctx, id, &o) == ST_OK)
        return o.short_name.len > 0 ? o.short_name : o.name;
    ctx->err = was;
    return S("");
}

struct str petition_web_account(struct ctx *ctx, int64_t id)
{
    const struct err was = ctx->err;
    struct account a;

    if (id != 0 && account_get(ctx, id, &a) == ST_OK)
        return a.name;
    ctx->err = was;
    return S("");
}

struct tag_v petition_web_tag(const struct petition *p)
{
    static const char *const CLASSES[] = {
        [PETITION_REGISTERED] = "wait",
        [PETITION_ACCEPTED] = "doing",
        [PETITION_TRANSFERRED] = "doing",
        [PETITION_REPLIED] = "ok",
        [PETITION_IN_REVIEW] = "doing",
        [PETITION_REVIEWED] = "ok",
        [PETITION_IN_RECHECK] = "doing",
        [PETITION_RECHECKED] = "ok",
        [PETITION_ENDED] = "",
    };

    if (p->state == PETITION_ENDED)
        return (struct tag_v){.label = text_of("petition.outcome.", p->outcome), .class = S("")};
    return (struct tag_v){
        .label = text_of("petition.state.", str_from(petition_state_word(p->state))),
        .class = str_from(CLASSES[p->state]),
    };
}

/* ---------------------------------------------------------------- what is asked for */

static enum status filter_of(struct ctx *ctx, const struct request *rq, struct petition_filter *out)
{
    const struct str month = param_text(rq, "month");

    *out = (struct petition_filter){
        .number = param_int(rq, "number"),
        .year = param_int(rq, "year"),
        .kind = param_text(rq, "kind"),
        .matter = param_text(rq, "matter"),
        .category = param_text(rq, "category"),
        .state = param_text(rq, "state"),
        .outcome = param_text(rq, "outcome"),
        .person = param_text(rq, "person"),
        .organ_id = param_id(rq, "organ"),
        .mine = param_bool(rq, "mine") ? ctx->actor->account_id : 0,
        .unit_organ_id = may(ctx, "petition.read") ? 0 : ctx->actor->organ_id,
        .firsts = param_bool(rq, "firsts"),
        .visitors = param_bool(rq, "visitors"),
        .transferred = param_bool(rq, "transferred"),
        .supervised = param_bool(rq, "supervised"),
        .solved = param_bool(rq, "solved"),
        .led = param_bool(rq, "led"),
        .open = param_bool(rq, "open"),
        .late = param_bool(rq, "late"),
        .told_due = param_bool(rq, "told_due"),
        .told_in_time = param_bool(rq, "told_in_time"),
        .rateable = param_bool(rq, "rateable"),
        .rated = param_bool(rq, "rated"),
        .satisfied = param_bool(rq, "satisfied"),
        .hidden_from = ctx->actor->account_id,
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .sort = param_present(rq, "sort") ? str_z(ctx->arena, param_text(rq, "sort")) : NULL,
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    if (may(ctx, "petition.read")) {
        out->apart_organ_id = ctx->actor->organ_id;
        out->account_id = ctx->actor->account_id;
    }
    if (!may(ctx, "petition.read") && ctx->actor->organ_id == 0)
        out->unit_organ_id = -1; /* works for no organ: nothing was transferred to him */
    if (month.len > 0 && !date_parse_month(month, &out->from, &out->to))
        return fail_field(&ctx->err, "month", "petition.err.month", NULL);
    return ST_OK;
}

static struct field_v words_field(struct ctx *ctx, const struct request *rq, const char *name,
                                  const char *label_key, const char *words, const char *prefix)
{
    struct field_v f = form_field(ctx, rq, "select", name, label_key, param_text(rq, name));

    form_words(ctx, &f, words, prefix, true);
    return f;
}

static void filter_make(struct ctx *ctx, const struct request *rq, bool filtered,
                        struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 5, struct field_v);

    fields[0] = form_field(ctx, rq, "int", "number", "petition.filter.number",
                           form_value(rq, "number", S("")));
    fields[1] =
        form_field(ctx, rq, "int", "year", "petition.filter.year", form_value(rq, "year", S("")));
    if (param_int(rq, "number") != 0)
        fields[0].value = petition_web_int(ctx, param_int(rq, "number"));
    if (param_int(rq, "year") != 0)
        fields[1].value = petition_web_int(ctx, param_int(rq, "year"));
    fields[2] = words_field(ctx, rq, "kind", "petition.f.kind", PETITION_KINDS, "petition.kind.");
    fields[3] = words_field(ctx, rq, "state", "petition.f.state",
                            "registered accepted transferred replied review reviewed recheck "
                            "rechecked ended",
                            "petition.state.");
    fields[4] =
        words_field(ctx, rq, "matter", "petition.f.matter", PETITION_MATTERS, "petition.matter.");
    *out = (struct filter_v){
        .url = S("/petition"),
        .label = S(""),
        .fields = fields,
        .fields_count = 5,
        .reset = filtered ? S("/petition") : S(""),
    };
}

static void tabs_make(struct ctx *ctx, const struct request *rq, struct tabs_v *out)
{
    static const struct {
        const char *key, *name, *url;
    } TABS[] = {
        {"petition.tab.all", NULL, "/petition"},
        {"petition.tab.mine", "mine", "/petition?mine=1&open=1&sort=due"},
        {"petition.tab.late", "late", "/petition?late=1&sort=due"},
        {"petition.tab.led", "led", "/petition?led=1"},
    };
    struct tab_v *items = arena_array(ctx->arena, COUNT(TABS), struct tab_v);
    bool any = false;

    arr_each (i, COUNT(TABS)) {
        items[i] = (struct tab_v){.label = text(TABS[i].key), .url = str_from(TABS[i].url)};
        items[i].on = TABS[i].name != NULL && param_bool(rq, TABS[i].name);
        any = any || items[i].on;
    }
    items[0].on = !any;
    *out = (struct tabs_v){.label = T("petition.tabs"), .items = items, .items_count = COUNT(TABS)};
}

/* ---------------------------------------------------------------- the list */

static struct str marks_of(struct ctx *ctx, const struct petition *p)
{
    struct str marks[3];
    size_t n = 0;

    if (p->leader_id != 0)
        marks[n++] = T("petition.mark.led");
    if (!date_none(p->supervised_on))
        marks[n++] = T("petition.mark.supervised");
    if (p->first_id != 0)
        marks[n++] = T("petition.mark.repeat");
    return str_join(ctx->arena, marks, n, T("petition.mark.and"));
}

/* The clock that ends first; that the petitioner is told is ours to see to. */
static struct date next_due(const struct ctx *ctx, const struct petition *p)
{
    const struct date told = petition_untold_of(p).on;

    if (!may(ctx, "petition.read") || date_none(told))
        return p->due_on;
    return date_none(p->due_on) || date_cmp(told, p->due_on) < 0 ? told : p->due_on;
}

static struct petition_row_v row_make(struct ctx *ctx, const struct petition *p)
{
    return (struct petition_row_v){
        .id = p->id,
        .number = petition_number_text(ctx->arena, p),
        .received_on = p->received_on,
        .kind = p->kind,
        .matter = str_from(petition_matter_word(p->matter)),
        .category = p->category,
        .place = p->place,
        .people = p->people,
        .organ = petition_web_organ(ctx, p->organ_id),
        .handler = petition_web_account(ctx, p->handler_id),
        .state = str_from(petition_state_word(p->state)),
        .tag = petition_web_tag(p),
        .due = p->state != PETITION_ENDED ? due_tag_make(ctx, next_due(ctx, p)) : NULL,
        .marks = marks_of(ctx, p),
    };
}

enum status petition_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct petition_filter filter;
    struct petition_list_v v = {0};
    struct petition_row_v *rows;
    struct petition *list;
    struct list_links links;
    struct str next;
    size_t count;
    bool filtered = false;

    if (param_present(rq, "format"))
        return list_lead_to_export(ctx, rq, rs, "/petition", KEPT);
    TRY(filter_of(ctx, rq, &filter));
    for (const char *const *k = KEPT; *k != NULL; k++)
        filtered = filtered || param_present(rq, *k);
    TRY(petition_page(ctx, &filter, &list, &count, &next, &v.total));
    rows = arena_array(ctx->arena, count, struct petition_row_v);
    arr_each (i, count)
        rows[i] = row_make(ctx, &list[i]);
    v.rows = rows;
    v.rows_count = count;
    v.meta = TF(ctx->arena, v.total > TOTAL_MAX ? "petition.meta_many" : "petition.meta",
                petition_web_int(ctx, v.total > TOTAL_MAX ? TOTAL_MAX : v.total));
    *empty =
        (struct empty_v){.title = T("petition.none"),
                         .text = filtered ? T("petition.none_filtered") : T("petition.none_text")};
    v.empty = count == 0 ? empty : NULL;
    tabs_make(ctx, rq, &v.tabs);
    filter_make(ctx, rq, filtered, &v.filter);
    links = list_links_of(ctx, rq, "/petition", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.export_url = links.sheet;
    v.csv_url = links.csv;
    v.may_find = may(ctx, "petition.handle");
    v.may_import = may(ctx, "petition.import");
    v.may_add = may(ctx, "petition.register");
    v.find = form_field(ctx, rq, "line", "q", "petition.find_what", S(""));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("petition.title"), &petition_list_view, &v);
}

/* The number goes in the body of a post and leaves as its keyed hash: in no address, no log. */
enum status petition_web_find(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str q = param_text(rq, "q");
    struct str person;

    if (q.len == 0)
        return fail_field(&ctx->err, "q", "petition.err.find", NULL);
    person = petition_find(ctx, q);
    TRY(petition_note_find(ctx, person));
    return respond_see_other(rs, "/petition?person=" STR_FMT, STR_ARG(person));
}

/* ---------------------------------------------------------------- the list as a sheet */

enum { NAMES = 11, COLUMNS = 12 };

static void export_row(struct ctx *ctx, struct sheet_out *out, const struct petition *p,
                       struct str names)
{
    const struct str cells[COLUMNS] = {
        petition_number_text(ctx->arena, p),
        list_iso(ctx, p->received_on),
        text_of("petition.kind.", p->kind),
        text_of("petition.matter.", str_from(petition_matter_word(p->matter))),
        p->category,
        p->place,
        petition_web_int(ctx, p->people),
        petition_web_organ(ctx, p->organ_id),
        petition_web_account(ctx, p->handler_id),
        petition_web_tag(p).label,
        list_iso(ctx, p->ended_on),
        names,
    };

    sheet_out_row(out, cells);
}

static struct sheet_out *export_new(struct ctx *ctx, enum sheet_format format, bool names)
{
    const struct str headings[COLUMNS] = {
        T("petition.f.number"), T("petition.f.received_on"), T("petition.f.kind"),
        T("petition.f.matter"), T("petition.f.category"),    T("petition.f.place"),
        T("petition.f.people"), T("petition.f.organ"),       T("petition.f.handler"),
        T("petition.f.state"),  T("petition.f.ended_on"),    T("petition.f.names"),
    };

    return sheet_out_new(ctx->arena, format, headings, names ? COLUMNS : NAMES);
}

/* The right is not enough: names only of the cases that are in his own hands.
 * @law Petition Regulation (2022-02-25) art. 28(3), 30(3) */
enum status petition_web_export(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const bool names = may(ctx, "petition.export_names");
    enum sheet_format format;
    struct petition_filter filter;
    struct sheet_out *out;
    struct petition *list;
    int64_t total;
    size_t count, rows = 0, named = 0;

    TRY(filter_of(ctx, rq, &filter));
    (void)sheet_format_parse(param_text(rq, "format"), &format);
    out = export_new(ctx, format, names);
    filter.limit = LIST_ROWS_MAX;
    do {
        const struct arena_mark page = arena_mark(ctx->arena);

        TRY(petition_page(ctx, &filter, &list, &count, &filter.after, &total));
        arr_each (i, count) {
            struct str who = S("");
            bool own = false;

            if (names)
                TRY(petition_in_hands(ctx, &list[i], &own));
            if (own) {
                TRY(petition_names(ctx, &list[i], &who));
                named++;
            }
            export_row(ctx, out, &list[i], who);
        }
        rows += count;
        list_next_page(ctx, page, &filter.after);
    } while (filter.after.len > 0 && rows < LIST_EXPORT_MAX);
    if (named > 0)
        TRY(petition_note_export(ctx, named));
    return list_respond_sheet(ctx, rq, rs, format, out, T("petition.title"));
}
