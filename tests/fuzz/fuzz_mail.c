// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: what is sent by mail, whoever wrote it. No subject, name or text adds a header, and
 * no address holds more than one address. Subject, name of the sender, then the text: by lines. */
#include "platform/net.h"
#include <openssl/evp.h>

enum { HEADERS = 9, LINE_CHARS = 78, BLOCK_CHARS = 4, BLOCK_BYTES = 3 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_address(struct str s)
{
    size_t at = 0;

    if (!net_mail_address(s))
        return;
    arr_each (i, s.len) {
        ASSERT(s.ptr[i] > ' ' && s.ptr[i] <= '~' && strchr("<>()[],;:\\\"", s.ptr[i]) == NULL);
        at += s.ptr[i] == '@';
    }
    ASSERT(at == 1 && s.ptr[0] != '@' && s.ptr[s.len - 1] != '@');
}

/* Cuts a line off that ends with CR and LF. */
static struct str cut_line(struct str *rest)
{
    struct str line;

    ASSERT(rest->len != 0 && str_cut(rest, '\n', &line));
    ASSERT(line.len != 0 && line.ptr[line.len - 1] == '\r');
    line.len--;
    arr_each (i, line.len)
        ASSERT(line.ptr[i] >= ' ' && line.ptr[i] <= '~');
    ASSERT(line.len <= LINE_CHARS);
    return line;
}

static size_t decode(struct str line, uint8_t *to)
{
    int n;

    ASSERT(line.len % BLOCK_CHARS == 0);
    n = EVP_DecodeBlock(to, (const unsigned char *)line.ptr, (int)line.len);
    ASSERT(n >= 0);
    for (size_t i = line.len; i > 0 && line.ptr[i - 1] == '='; i--)
        n--; /* it counts what fills the last block */
    return (size_t)n;
}

/* With one line end more, no CR but before an LF, what was written. */
static void check_body(struct arena *a, struct str rest, struct str body)
{
    uint8_t *got = arena_alloc(a, rest.len + BLOCK_BYTES);
    size_t n = 0, at = 0;

    while (rest.len != 0)
        n += decode(cut_line(&rest), got + n);
    arr_each (i, body.len) {
        if (body.ptr[i] == '\r')
            continue;
        if (body.ptr[i] == '\n')
            ASSERT(at < n && got[at++] == '\r');
        ASSERT(at < n && got[at++] == (uint8_t)body.ptr[i]);
    }
    ASSERT(n == at + 2 && got[at] == '\r' && got[at + 1] == '\n');
}

static void check_message(struct arena *a, const struct net_mail *mail)
{
    struct str rest = net_mail_text(a, mail), line;
    size_t headers = 0;

    while ((line = cut_line(&rest)).len != 0)
        headers += line.ptr[0] != ' ';
    ASSERT(headers == HEADERS);
    check_body(a, rest, mail->body);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    struct net_mail mail = {.from = S("renda@example.cn"),
                            .to = S("li@example.cn"),
                            .id = S("1.2"),
                            .at = (int64_t)size * 1000003};

    mail.body = str_dup(a, (struct str){(const char *)data, size});
    check_address(mail.body);
    if (str_cut(&mail.body, '\x01', &mail.subject))
        (void)str_cut(&mail.body, '\x01', &mail.from_name);
    check_address(mail.subject);
    check_message(a, &mail);
    arena_close(a);
    return 0;
}
