// SPDX-License-Identifier: MulanPSL-2.0
/* The pack: every paper the reader may read, in the order of the agenda, as one PDF. */
#include "modules/attachment/attachment.h"
#include "modules/meeting/meeting_papers.h"
#include "modules/meeting/meeting_plan.h"
#include "platform/file.h"
#include "platform/paper_pack.h"
#include "platform/text.h"
#include "platform/worker.h"

enum { CONVERT_SECONDS = 90, LEVELS = 3 };

static bool office_file(struct str type)
{
    return meeting_word_in(type, "docx doc xlsx xls pptx ppt");
}

static enum status convert(struct ctx *ctx, const char *path, struct str type, struct str *out)
{
    const char *name = str_printf(ctx->arena, "in." STR_FMT, STR_ARG(type)).ptr;
    const char *const argv[] = {"soffice",      "--headless", "--norestore",
                                "--convert-to", "pdf",        "--outdir",
                                "{dir}",        name,         NULL};
    const struct worker_call call = {.input_path = path,
                                     .input_name = name,
                                     .output_name = "in.pdf",
                                     .limits = {.seconds = CONVERT_SECONDS}};

    return worker_program(ctx, argv, &call, out);
}

/* The file of a paper as something that can be joined, or the reason why not. */
static enum status fetch(struct ctx *ctx, const struct attachment *at, struct paper_part *part)
{
    const char *path;
    unsigned pages;
    enum status st;

    if (str_eqz(at->state, "refused")) {
        part->note = T("meeting.pack.refused");
        return ST_OK;
    }
    if (!str_eqz(at->type, "pdf") && (!office_file(at->type) || !worker_has_program("soffice"))) {
        part->note = T("meeting.pack.not_pdf");
        return ST_OK;
    }
    TRY(file_path(ctx, at->hash, &path));
    if (str_eqz(at->type, "pdf")) {
        part->path = path;
    } else {
        st = convert(ctx, path, at->type, &part->bytes);
        if (st != ST_OK && st != ST_INVALID)
            return st;
        if (st == ST_INVALID) {
            ctx->err = (struct err){0};
            part->bytes = S("");
            part->note = T("meeting.pack.not_converted");
            return ST_OK;
        }
    }
    st = paper_pack_look(ctx, part, &pages);
    if (st != ST_INVALID)
        return st;
    part->note = strcmp(ctx->err.key, "paper.pack_locked") == 0 ? T("meeting.pack.locked")
                                                                : T("meeting.pack.damaged");
    part->path = NULL;
    part->bytes = S("");
    ctx->err = (struct err){0};
    return ST_OK;
}

static enum status add_paper(struct ctx *ctx, const struct meeting_paper *p, unsigned level,
                             struct paper_part *part)
{
    struct attachment *files;
    size_t count;

    *part = (struct paper_part){.title = p->title, .level = level > LEVELS ? LEVELS : level};
    TRY(attachment_list_shown(ctx, (struct attachment_of){MEETING_PAPER_FILES, p->id}, &files,
                              &count));
    if (count == 0) {
        part->note = T("meeting.paper_no_file");
        return ST_OK;
    }
    return fetch(ctx, &files[count - 1], part);
}

static enum status gather(struct ctx *ctx, const struct meeting *m, struct paper_part **out,
                          size_t *out_count)
{
    struct meeting_paper *papers;
    struct meeting_item *items;
    size_t count, papers_count, n = 0;

    TRY(meeting_items(ctx, m->id, &items, &count));
    TRY(meeting_papers(ctx, m, &papers, &papers_count));
    *out = arena_array(ctx->arena, count + papers_count, struct paper_part);
    arr_each (i, count) {
        const unsigned depth = meeting_item_depth(items, count, items[i].id);

        if (items[i].state == MEETING_ITEM_WITHDRAWN)
            continue;
        (*out)[n++] = (struct paper_part){
            .title = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(items[i].number),
                                STR_ARG(items[i].title)),
            .level = depth,
        };
        arr_each (k, papers_count)
            if (papers[k].item_id == items[i].id)
                TRY(add_paper(ctx, &papers[k], depth + 1, &(*out)[n++]));
    }
    *out_count = n;
    return ST_OK;
}

enum status meeting_pack(struct ctx *ctx, const struct meeting *m, struct str *out)
{
    struct paper_part *parts;
    struct str subtitle;
    size_t count;

    if (!paper_pack_works())
        return fail(&ctx->err, ST_RULE, "meeting.pack_no_program", NULL);
    TRY(gather(ctx, m, &parts, &count));
    subtitle = m->place.len != 0 ? TF(ctx->arena, "meeting.paper.when_where",
                                      paper_date(ctx->arena, m->starts_on), m->place)
                                 : paper_date(ctx->arena, m->starts_on);
    return paper_pack(ctx, TF(ctx->arena, "meeting.pack.title", m->name), subtitle, parts, count,
                      out);
}

enum { LETTERS_MAX = 100 };

enum status meeting_letters(struct ctx *ctx, const struct meeting *m, struct str *out)
{
    struct meeting_person *people;
    struct paper_part *parts;
    size_t count, n = 0;

    TRY(meeting_people(ctx, m->id, &people, &count));
    parts = arena_array(ctx->arena, count, struct paper_part);
    arr_each (i, count) {
        struct paper *letter;

        if (!meeting_by_letter(&people[i]))
            continue;
        if (n == LETTERS_MAX)
            return fail(&ctx->err, ST_RULE, "meeting.letters_many", NULL);
        TRY(meeting_paper_invitation(ctx, m, &people[i], &letter));
        parts[n] = (struct paper_part){.title = people[i].name, .level = 1};
        TRY(paper_pdf(ctx, letter, &parts[n++].bytes));
    }
    if (n == 0)
        return fail(&ctx->err, ST_RULE, "meeting.letters_none", NULL);
    if (n == 1) {
        *out = parts[0].bytes;
        return ST_OK;
    }
    return paper_join(ctx, parts, n, out);
}
