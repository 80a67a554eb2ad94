// SPDX-License-Identifier: MulanPSL-2.0
/* The register of five levels: all in one list, deputies of other levels, classes. */
#include "deputy_register_view.h"
#include "deputy_view.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy_actions.h"
#include "modules/deputy/deputy_rules_ending.h"
#include "modules/deputy/deputy_web.h"
#include "platform/form_page.h"
#include "platform/list.h"
#include "platform/look.h"
#include "platform/reveal.h"
#include "platform/text.h"
#include "platform/view.h"

enum { LEVELS = 5, FACTS = 20 };

static const char *const LEVEL_WORDS[LEVELS] = {"nation", "province", "city", "county", "township"};

static struct str url_of(struct ctx *ctx, const struct deputy_mandate *m)
{
    return str_printf(ctx->arena, m->own ? "/deputy/%lld" : "/deputy/outside/%lld",
                      (long long)m->id);
}

/* ---------------------------------------------------------------- all in one list */

static const char *const KEPT[] = {"q", "level", "former", "on", "sort", "limit", NULL};

static size_t level_options(struct option_v *options, bool with_all)
{
    size_t n = 0;

    if (with_all)
        options[n++] = (struct option_v){.value = S(""), .label = T("word.all")};
    for (size_t i = 0; i < LEVELS; i++)
        options[n++] =
            (struct option_v){.value = str_from(LEVEL_WORDS[i]),
                              .label = text_of("congress.level.", str_from(LEVEL_WORDS[i]))};
    return n;
}

static void filter_make(struct ctx *ctx, const struct request *rq, struct filter_v *out)
{
    const struct option_v sorts[] = {{.value = S("pinyin"), .label = T("deputy.sort.pinyin")},
                                     {.value = S("stroke"), .label = T("deputy.sort.stroke")},
                                     {.value = S("level"), .label = T("deputy.level")}};
    struct field_v *fields = arena_array(ctx->arena, 3, struct field_v);
    struct option_v levels[LEVELS + 1];

    fields[0] = form_field(ctx, rq, "select", "level", "deputy.level", param_text(rq, "level"));
    form_options(ctx, &fields[0], levels, level_options(levels, true));
    fields[1] = form_field(ctx, rq, "select", "sort", "deputy.sort",
                           param_present(rq, "sort") ? param_text(rq, "sort") : S("pinyin"));
    form_options(ctx, &fields[1], sorts, COUNT(sorts));
    fields[2] = form_field(ctx, rq, "check", "former", "deputy.filter.former",
                           param_bool(rq, "former") ? S("1") : S(""));
    *out = (struct filter_v){.url = S("/deputy/library"),
                             .label = T("deputy.filter.q"),
                             .q = param_text(rq, "q"),
                             .fields = fields,
                             .fields_count = 3};
}

static enum status kpis_make(struct ctx *ctx, struct date on, struct kpis_v *out)
{
    struct kpi_v *items = arena_array(ctx->arena, LEVELS + 1, struct kpi_v);
    struct deputy_level_count counts[LEVELS];
    int64_t people;

    TRY(deputy_level_counts(ctx, on, counts, &people));
    for (size_t i = 0; i < LEVELS; i++)
        items[i] = (struct kpi_v){
            .label = text_of("congress.level.", counts[i].level),
            .value = str_int(ctx->arena, counts[i].mandates),
            .unit = T("unit.person"),
            .url =
                str_printf(ctx->arena, "/deputy/library?level=" STR_FMT, STR_ARG(counts[i].level)),
        };
    items[LEVELS] = (struct kpi_v){.label = T("deputy.library.people"),
                                   .value = str_int(ctx->arena, people),
                                   .unit = T("unit.person"),
                                   .url = may(ctx, "deputy.edit") ? S("/deputy/same") : S(""),
                                   .note = T("deputy.library.people_note")};
    *out = (struct kpis_v){.items = items, .items_count = LEVELS + 1};
    return ST_OK;
}

static struct deputy_mandate_row_v row_make(struct ctx *ctx, const struct deputy_mandate *m)
{
    struct tag_v *tag = NULL;

    if (!m->in_office) {
        tag = arena_new(ctx->arena, struct tag_v);
        *tag = (struct tag_v){.label = T("deputy.state.left")};
    }
    return (struct deputy_mandate_row_v){
        .id = m->id,
        .name = m->name,
        .level = m->level,
        .congress = m->congress,
        .constituency = m->constituency,
        .place = m->place,
        .occupation = m->occupation,
        .class_name = m->class_name,
        .from_on = m->from_on,
        .to_on = m->to_on,
        .state_tag = tag,
        .url = url_of(ctx, m),
    };
}

enum status deputy_web_library(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct deputy_library_filter filter = {
        .q = param_text(rq, "q"),
        .level = param_text(rq, "level"),
        .former = param_bool(rq, "former"),
        .on = param_present(rq, "on") ? param_date(rq, "on") : ctx->today,
        .sort = param_text(rq, "sort"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    struct deputy_library_v v = {.may_edit = may(ctx, "deputy.edit"),
                                 .may_import = may(ctx, "deputy.import")};
    struct deputy_mandate_row_v *rows;
    struct deputy_mandate *list;
    struct deputy_pair *pairs;
    struct list_links links;
    struct str next;
    size_t count, open;

    TRY(deputy_library(ctx, &filter, &list, &count, &next, &v.total));
    rows = arena_array(ctx->arena, count, struct deputy_mandate_row_v);
    arr_each (i, count)
        rows[i] = row_make(ctx, &list[i]);
    v.rows = rows;
    v.rows_count = count;
    v.meta = TF(ctx->arena, "deputy.library.meta", str_int(ctx->arena, v.total));
    TRY(kpis_make(ctx, filter.on, &v.kpis));
    filter_make(ctx, rq, &v.filter);
    v.empty = list_empty(ctx, rq, count, T("deputy.list.nobody"), T("deputy.levels.none_text"),
                         link_next(ctx, "deputy.view", T("deputy.menu"), "/deputy"));
    if (v.may_edit) {
        TRY(deputy_pairs(ctx, false, &pairs, &open));
        v.open_pairs = (int64_t)open;
        v.open_text = TF(ctx->arena, "deputy.same.open", str_int(ctx->arena, v.open_pairs));
    }
    links = list_links_of(ctx, rq, "/deputy/library", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first};
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("deputy.library.title"), &deputy_library_view,
                        &v);
}

/* ---------------------------------------------------------------- of another level */

static void fact(struct kv_item_v *items, size_t *n, const char *key, struct str value)
{
    if (value.len > 0)
        items[(*n)++] = (struct kv_item_v){.label = text(key), .value = value};
}

enum status deputy_web_also(struct ctx *ctx, int64_t id, const struct link_v **out,
                            size_t *out_count)
{
    struct deputy_mandate *also, m;
    struct link_v *links;
    size_t count;

    TRY(deputy_mandate_get(ctx, id, &m));
    TRY(deputy_also(ctx, id, &also, &count));
    links = arena_array(ctx->arena, count, struct link_v);
    arr_each (i, count) {
        const struct str of = TF(ctx->arena, "deputy.deputy_of", also[i].congress);

        links[i] = (struct link_v){.label = deputy_unrelated(&m, &also[i])
                                                ? TF(ctx->arena, "deputy.also.unrelated", of)
                                                : of,
                                   .url = url_of(ctx, &also[i])};
    }
    *out = links;
    *out_count = count;
    return ST_OK;
}

/* The telephone is masked until somebody says why, as that of our own deputies is. */
static enum status phone_make(struct ctx *ctx, const struct request *rq,
                              const struct deputy_outside *o, struct deputy_outside_v *v,
                              struct str *out)
{
    struct reveal_v *reveal = arena_new(ctx->arena, struct reveal_v);
    struct deputy_secret secret;

    *out = S("");
    if (!may(ctx, "deputy.contact"))
        return ST_OK;
    TRY(deputy_store_outside_secret(ctx, o->m.id, &secret));
    if (secret.phone.len == 0)
        return ST_OK;
    TRY(reveal_make(ctx, rq, "deputy", o->m.id,
                    str_printf(ctx->arena, "/deputy/outside/%lld/reveal", (long long)o->m.id),
                    reveal));
    v->reveal = reveal;
    *out = reveal->open ? secret.phone : mask_phone(ctx->arena, secret.phone);
    return ST_OK;
}

enum status deputy_web_outside_reveal(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct deputy_outside o;

    if (!may(ctx, "deputy.contact"))
        return fail(&ctx->err, ST_DENIED, "error.denied", NULL);
    TRY(deputy_store_outside(ctx, path_id(rq, "id"), &o));
    return respond_reveal(ctx, rq, rs,
                          &(struct look_new){.kind = "deputy", .id = o.m.id, .key_id = o.key_id},
                          str_printf(ctx->arena, "/deputy/outside/%lld", (long long)o.m.id));
}

enum status deputy_web_outside(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct date with_year = {.year = 1, .month = 1, .day = 1};
    struct kv_item_v *items = arena_array(ctx->arena, FACTS, struct kv_item_v);
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct link_v *links = arena_array(ctx->arena, 2, struct link_v);
    struct deputy_outside_v v = {.facts = items, .links = links};
    struct deputy_outside o;
    struct str phone;
    size_t n = 0;

    TRY(deputy_store_outside(ctx, path_id(rq, "id"), &o));
    TRY(phone_make(ctx, rq, &o, &v, &phone));
    fact(items, &n, "deputy.level", text_of("congress.level.", o.m.level));
    fact(items, &n, "deputy.congress", o.m.congress);
    fact(items, &n, "deputy.elected_by", o.m.constituency);
    fact(items, &n, "deputy.place", o.m.place);
    fact(items, &n, "deputy.occupation", o.m.occupation);
    fact(items, &n, "deputy.class", o.m.class_name);
    fact(items, &n, "deputy.sex", o.m.sex.len > 0 ? text_of("deputy.sex.", o.m.sex) : S(""));
    fact(items, &n, "deputy.ethnic", o.m.ethnic);
    fact(items, &n, "deputy.party", o.m.party);
    fact(items, &n, "deputy.education", o.m.education);
    fact(items, &n, "deputy.phone", phone);
    fact(items, &n, "deputy.from_on", text_date(ctx->arena, o.m.from_on, with_year));
    fact(items, &n, "deputy.to_on", text_date(ctx->arena, o.m.to_on, with_year));
    TRY(deputy_web_ending(ctx, o.m.id, deputy_left(o.m.to_on, ctx->today), items, &n, links,
                          &v.links_count));
    v.facts_count = n;
    *up = (struct link_v){.label = T("deputy.library.title"), .url = S("/deputy/library")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = o.m.name};
    v.id = o.m.id;
    v.name = o.m.name;
    v.meta = TF(ctx->arena, "deputy.deputy_of", o.m.congress);
    TRY(deputy_web_also(ctx, o.m.id, &v.also, &v.also_count));
    if (may(ctx, "deputy.edit"))
        v.edit_url = str_printf(ctx->arena, "/deputy/outside/edit?id=%lld", (long long)o.m.id);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.name, &deputy_outside_view, &v);
}

static void put(struct form_page *f, const char *kind, const char *name, const char *key,
                struct str stored)
{
    form_optional(form_page_put(f, kind, name, key, stored));
}

static enum status put_class(struct form_page *f, struct str stored)
{
    struct deputy_class *classes;
    struct option_v *options;
    size_t count, n = 0;

    TRY(deputy_classes(f->ctx, &classes, &count));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[n++] = (struct option_v){.value = S(""), .label = T("deputy.class.none")};
    arr_each (i, count)
        if (classes[i].active || str_eq(classes[i].name, stored))
            options[n++] = (struct option_v){.value = classes[i].name, .label = classes[i].name};
    form_options(f->ctx, form_page_put(f, "select", "class", "deputy.class", stored), options, n);
    return ST_OK;
}

static enum status put_values(struct form_page *f, const struct deputy_outside *o,
                              const struct deputy_secret *secret)
{
    const struct option_v sexes[] = {
        {.value = S(""), .label = T("deputy.sex.unknown")},
        {.value = S("male"), .label = T("deputy.sex.male")},
        {.value = S("female"), .label = T("deputy.sex.female")},
    };
    struct option_v levels[LEVELS];
    struct field_v *level;

    (void)form_page_put(f, "line", "name", "deputy.name", o->m.name);
    level = form_page_put(f, "select", "level", "deputy.level", o->m.level);
    form_options(f->ctx, level, levels, level_options(levels, false));
    level->choose = o->m.level.len == 0;
    (void)form_page_put(f, "line", "congress", "deputy.congress", o->m.congress);
    put(f, "line", "constituency", "deputy.elected_by", o->m.constituency);
    put(f, "line", "place", "deputy.place", o->m.place);
    put(f, "line", "occupation", "deputy.occupation", o->m.occupation);
    TRY(put_class(f, o->m.class_name));
    form_options(f->ctx, form_page_put(f, "radio", "sex", "deputy.sex", o->m.sex), sexes,
                 COUNT(sexes));
    put(f, "line", "ethnic", "deputy.ethnic", o->m.ethnic);
    put(f, "line", "party", "deputy.party", o->m.party);
    put(f, "line", "education", "deputy.education", o->m.education);
    if (secret != NULL) {
        put(f, "line", "phone", "deputy.phone", secret->phone);
        put(f, "line", "id_number", "deputy.id_number", secret->id_number);
        put(f, "date", "born_on", "deputy.born_on", list_iso(f->ctx, secret->born_on));
    } else {
        f->v.note = T("deputy.edit.sealed");
    }
    (void)form_page_put(f, "date", "from_on", "deputy.from_on", list_iso(f->ctx, o->m.from_on));
    put(f, "date", "to_on", "deputy.to_on", list_iso(f->ctx, o->m.to_on));
    return ST_OK;
}

static enum status show(struct form_page *f, struct response *rs)
{
    struct deputy_form_v *v = arena_new(f->ctx->arena, struct deputy_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &deputy_form_view, v);
}

enum status deputy_web_outside_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = param_id(rq, "id");
    struct deputy_secret secret = {.phone = S("")};
    struct deputy_outside o = {.version = 0};
    struct form_page *f;
    int64_t until = 1;

    if (id != 0) {
        TRY(deputy_store_outside(ctx, id, &o));
        TRY(look_open(ctx, "deputy", id, &until));
        TRY(deputy_store_outside_secret(ctx, id, &secret));
    }
    f = form_page_open(ctx, rq, id != 0 ? T("deputy.outside.edit") : T("deputy.outside.new"),
                       S("/deputy/outside/edit"), S("/deputy/library"), T("word.save"));
    form_page_crumb(f, T("deputy.library.title"), S("/deputy/library"));
    TRY(put_values(f, &o, until != 0 ? &secret : NULL));
    if (id != 0) {
        (void)form_page_put(f, "hidden", "id", "deputy.name", str_int(ctx->arena, id));
        form_page_version(f, o.version);
    }
    return show(f, rs);
}

enum status deputy_web_outside_set(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct deputy_outside_new in = {
        .id = param_id(rq, "id"),
        .version = param_int(rq, "version"),
        .level = param_text(rq, "level"),
        .congress_name = param_text(rq, "congress"),
        .name = param_text(rq, "name"),
        .sex = param_text(rq, "sex"),
        .ethnic = param_text(rq, "ethnic"),
        .party = param_text(rq, "party"),
        .education = param_text(rq, "education"),
        .occupation = param_text(rq, "occupation"),
        .class_name = param_text(rq, "class"),
        .constituency = param_text(rq, "constituency"),
        .place = param_text(rq, "place"),
        .phone = param_text(rq, "phone"),
        .id_number = param_text(rq, "id_number"),
        .born_on = param_date(rq, "born_on"),
        .from_on = param_date(rq, "from_on"),
        .to_on = param_date(rq, "to_on"),
    };
    int64_t id, until = 1;

    /* who has not said why, or not before the form was opened, has not seen them on it */
    if (in.id != 0)
        TRY(look_open(ctx, "deputy", in.id, &until));
    in.keep_secrets =
        in.id != 0 && (deputy_web_sealed(rq) || (until == 0 && in.phone.len == 0 &&
                                                 in.id_number.len == 0 && date_none(in.born_on)));
    TRY(deputy_outside_set(ctx, &in, &id));
    respond_flash(rs, "deputy.outside.done", S(""));
    return respond_see_other(rs, "/deputy/outside/%lld", (long long)id);
}

/* ---------------------------------------------------------------- classes */

enum status deputy_web_classes(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct tag_v *grassroots = arena_new(ctx->arena, struct tag_v);
    struct tag_v *off = arena_new(ctx->arena, struct tag_v);
    struct deputy_class_row_v *rows;
    struct deputy_class *classes;
    struct deputy_class_v v;
    size_t count;

    TRY(deputy_classes(ctx, &classes, &count));
    *grassroots = (struct tag_v){.label = T("deputy.class.grassroots"), .class = S("ok")};
    *off = (struct tag_v){.label = T("deputy.class.off")};
    rows = arena_array(ctx->arena, count, struct deputy_class_row_v);
    arr_each (i, count)
        rows[i] = (struct deputy_class_row_v){
            .id = classes[i].id,
            .name = classes[i].name,
            .tag = classes[i].grassroots ? grassroots : NULL,
            .off = classes[i].active ? NULL : off,
        };
    *up = (struct link_v){.label = T("deputy.structure.title"), .url = S("/deputy/structure")};
    v = (struct deputy_class_v){
        .crumbs = {.items = up, .items_count = 1, .here = T("deputy.class.title")},
        .rows = rows,
        .rows_count = count};
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("deputy.class.title"), &deputy_class_view, &v);
}

enum status deputy_web_class_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = param_id(rq, "id");
    struct deputy_class *all, c = {.active = true};
    struct form_page *f;
    size_t count;

    TRY(deputy_classes(ctx, &all, &count));
    arr_each (i, count)
        if (all[i].id == id)
            c = all[i];
    f = form_page_open(ctx, rq, T(c.id != 0 ? "deputy.class.edit" : "deputy.class.new"),
                       S("/deputy/class/edit"), S("/deputy/class"), T("word.save"));
    form_page_crumb(f, T("deputy.class.title"), S("/deputy/class"));
    if (c.id != 0) {
        (void)form_page_put(f, "hidden", "id", "deputy.class", str_int(ctx->arena, c.id));
        form_page_version(f, c.version);
    }
    (void)form_page_put(f, "line", "name", "deputy.class.name", c.name);
    (void)form_page_put(f, "check", "grassroots", "deputy.class.grassroots",
                        c.grassroots ? S("1") : S(""));
    (void)form_page_put(f, "check", "active", "deputy.class.active", c.active ? S("1") : S(""));
    return show(f, rs);
}

enum status deputy_web_class(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct deputy_class in = {
        .id = param_id(rq, "id"),
        .version = param_int(rq, "version"),
        .name = param_text(rq, "name"),
        .grassroots = param_bool(rq, "grassroots"),
        .active = param_bool(rq, "active"),
    };
    int64_t id;

    TRY(deputy_class_set(ctx, &in, &id));
    respond_flash(rs, "deputy.class.done", S(""));
    return respond_see_other(rs, "/deputy/class");
}
