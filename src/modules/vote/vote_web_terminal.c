// SPDX-License-Identifier: MulanPSL-2.0
/* The shared terminal: type the code, choose, confirm, and the next person's code page again. The
 * code travels from post to post; nothing of it stays in the browser. */
#include "modules/vote/vote_parts.h"
#include "modules/vote/vote_web.h"
#include "modules/vote/vote_web_choice.h"
#include "modules/vote/vote_web_common.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"
#include <qrencode.h>

enum { UNPROCESSABLE = 422, QUIET_ZONE = 4, PATH_BYTES_MAX = 256 * 1024 };

/* ---- the code page */

enum status vote_web_terminal(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct vote_terminal_v v = {0};

    v.code = form_field(ctx, rq, "line", "code", "vote.terminal.code", S(""));
    form_errors(ctx, rq, &v.errors);
    v.say = T("vote.terminal.help");
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_BARE, T("vote.terminal.title"), &vote_terminal_view, &v);
}

/* ---- with a code */

struct seat {
    struct vote_code_use use;
    struct vote_sheet sheet;
};

static enum status seat_of(struct ctx *ctx, const struct request *rq, struct seat *out)
{
    struct vote v;

    TRY(vote_code_use(ctx, param_text(rq, "code"), &out->use));
    TRY(vote_get(ctx, out->use.vote_id, &v));
    if (out->use.voted)
        return fail(&ctx->err, ST_RULE, "vote.code.used", NULL);
    return vote_web_sheet(ctx, &v, &out->sheet);
}

/* What was chosen on the page of one vote is never cast in the next: a vote may end while somebody
 * stands at the terminal, and the code would find the one that was opened since. */
static enum status same_vote(struct ctx *ctx, const struct request *rq, const struct seat *seat)
{
    return param_id(rq, "vote") == seat->use.vote_id
               ? ST_OK
               : fail(&ctx->err, ST_RULE, "vote.code.other_vote", NULL);
}

/* The code, and the vote whose page it is. */
static void code_hidden(struct ctx *ctx, const struct request *rq, const struct seat *seat,
                        const struct vote_hidden_v **out, size_t *out_count)
{
    enum { OWN = 2 };
    struct vote_hidden_v *all = arena_array(ctx->arena, *out_count + OWN, struct vote_hidden_v);

    all[0] = (struct vote_hidden_v){.name = S("code"), .value = param_text(rq, "code")};
    all[1] =
        (struct vote_hidden_v){.name = S("vote"), .value = vote_web_int(ctx, seat->use.vote_id)};
    arr_each (i, *out_count)
        all[i + OWN] = (*out)[i];
    *out = all;
    *out_count += OWN;
}

static enum status clock_of(struct ctx *ctx, int64_t id, bool *out_has, int64_t *out_left)
{
    struct vote_now now;

    TRY(vote_now(ctx, id, &now));
    *out_has = now.seconds_left >= 0;
    *out_left = now.seconds_left >= 0 ? now.seconds_left : 0;
    return ST_OK;
}

static enum status seat_page(struct ctx *ctx, const struct request *rq, struct response *rs,
                             const struct seat *seat)
{
    const struct vote *v = &seat->sheet.v;
    struct vote_ballot_v out = {
        .id = v->id,
        .title = v->title,
        .origin = v->origin_name,
        .body = v->body_name,
        .on = v->on,
        .kind = str_from(vote_kind_word(v->kind)),
        .secret = v->secret,
        .state = str_from(vote_state_word(v->state)),
        .mine = S("open"),
        .may_vote = true,
        .lead = v->secret ? T("vote.mine.open.secret") : T("vote.mine.open.lead"),
        .url = S("/vote/terminal/confirm"),
    };

    form_errors(ctx, rq, &out.errors);
    if (!out.errors.any && ctx->err.key != NULL)
        out.errors = (struct errors_v){
            .any = true, .title = T("form.not_done"), .sentence = text(ctx->err.key)};
    vote_web_choice_form(ctx, rq, &seat->sheet, NULL, &out);
    code_hidden(ctx, rq, seat, &out.hidden, &out.hidden_count);
    TRY(clock_of(ctx, v->id, &out.has_clock, &out.left));
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_BARE, v->title, &vote_ballot_view, &out);
}

enum status vote_web_terminal_code(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct seat seat;

    TRY(seat_of(ctx, rq, &seat));
    if (param_present(rq, "vote")) /* back from the question, with everything chosen */
        TRY(same_vote(ctx, rq, &seat));
    return seat_page(ctx, rq, rs, &seat);
}

enum status vote_web_terminal_confirm(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct vote_choice choice;
    struct vote_confirm_v out;
    struct seat seat;

    TRY(seat_of(ctx, rq, &seat));
    TRY(same_vote(ctx, rq, &seat));
    if (vote_web_choice_read(ctx, rq, &seat.sheet, &choice) != ST_OK) {
        respond_status(rs, UNPROCESSABLE);
        return seat_page(ctx, rq, rs, &seat);
    }
    out = (struct vote_confirm_v){
        .id = seat.sheet.v.id,
        .title = seat.sheet.v.title,
        .url = S("/vote/terminal/cast"),
        .back = S("/vote/terminal"),
        .back_post = true,
        .final = T("vote.confirm.secret"),
    };
    vote_web_choice_confirm(ctx, rq, &seat.sheet, &choice, &out);
    code_hidden(ctx, rq, &seat, &out.hidden, &out.hidden_count);
    out.back_hidden = out.hidden;
    out.back_hidden_count = out.hidden_count;
    TRY(clock_of(ctx, out.id, &out.has_clock, &out.left));
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_BARE, T("vote.confirm.head"), &vote_confirm_view, &out);
}

enum status vote_web_terminal_cast(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct vote_receipt receipt;
    struct vote_choice choice;
    struct seat seat;

    TRY(seat_of(ctx, rq, &seat));
    TRY(same_vote(ctx, rq, &seat));
    TRY(vote_web_choice_read(ctx, rq, &seat.sheet, &choice));
    TRY(vote_cast(ctx, seat.use.vote_id, seat.use.voter_id, &choice, &receipt));
    if (receipt.again)
        return fail(&ctx->err, ST_RULE, "vote.code.used", NULL);
    return respond_see_other(rs, "/vote/terminal/done");
}

enum status vote_web_terminal_done(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct vote_terminal_done_v v = {.title = T("vote.mine.voted"),
                                           .text = T("vote.terminal.done")};

    return respond_view(ctx, rq, rs, FRAME_BARE, v.title, &vote_terminal_done_view, &v);
}

/* ---- the office prints the codes */

/* The dark modules as a path of horizontal strokes, one unit high. */
enum status vote_web_qr(struct ctx *ctx, struct str text, int64_t *out_side, struct str *out_path)
{
    QRcode *code = QRcode_encodeString8bit(str_z(ctx->arena, text), 0, QR_ECLEVEL_M);
    struct buf path = buf_new(ctx->arena, PATH_BYTES_MAX);

    if (code == NULL)
        return fail_detail(&ctx->err, ST_INTERNAL, "error.internal", "QR code");
    for (int y = 0; y < code->width; y++) {
        for (int x = 0, run; x < code->width; x += run) {
            const unsigned char *at = &code->data[y * code->width + x];

            for (run = 1; x + run < code->width && ((at[run] ^ at[0]) & 1) == 0; run++)
                ;
            if (at[0] & 1)
                buf_printf(&path, "M%d %dh%dv1h-%dz", x, y, run, run);
        }
    }
    *out_side = code->width + 2 * QUIET_ZONE;
    *out_path = buf_view(&path);
    QRcode_free(code);
    return ST_OK;
}

struct str vote_web_grouped(struct ctx *ctx, struct str code, size_t group)
{
    struct buf out = buf_new(ctx->arena, 0);

    arr_each (i, code.len) {
        if (i > 0 && i % group == 0)
            buf_char(&out, ' ');
        buf_char(&out, code.ptr[i]);
    }
    return buf_view(&out);
}

enum status vote_web_codes_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct vote_form_v page;
    struct form_page *f;
    struct vote v;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    if (v.method != VOTE_DEVICE || v.state > VOTE_OPEN)
        return fail(&ctx->err, ST_RULE, "vote.code.not_now", NULL);
    f = form_page_open(ctx, rq, T("vote.codes.title"), vote_web_url(ctx, v.id, "/codes"),
                       vote_web_url(ctx, v.id, ""), T("vote.codes.go"));
    form_page_crumb(f, T("vote.title"), S("/vote"));
    form_page_crumb(f, v.title, vote_web_url(ctx, v.id, ""));
    f->v.note = T("vote.codes.note");
    page.page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, page.page.title, &vote_form_view, &page);
}

enum status vote_web_codes(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct vote_codes_v out = {0};
    struct vote_code_v *codes;
    struct vote_code_new *made;
    struct vote v;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    TRY(vote_codes_issue(ctx, v.id, &made, &out.codes_count));
    codes = arena_array(ctx->arena, out.codes_count, struct vote_code_v);
    arr_each (i, out.codes_count) {
        codes[i] = (struct vote_code_v){.name = made[i].name,
                                        .code = vote_web_grouped(ctx, made[i].code, 5)};
        codes[i].url = str_printf(ctx->arena, STR_FMT "/vote/terminal#" STR_FMT,
                                  STR_ARG(request_origin(rq)), STR_ARG(made[i].code));
        TRY(vote_web_qr(ctx, codes[i].url, &codes[i].side, &codes[i].path));
    }
    out.title = v.title;
    out.lead = T("vote.codes.lead");
    out.back = vote_web_url(ctx, v.id, "");
    out.codes = codes;
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("vote.codes.title"), &vote_codes_view, &out);
}
