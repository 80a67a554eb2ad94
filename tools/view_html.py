# SPDX-License-Identifier: MulanPSL-2.0
"""Where in an HTML page a template variable stands: a small tokenizer that follows the literal
text of a template, and refuses places that cannot be escaped or that our CSP forbids."""
import re

VOID = set("area base br col embed hr img input link meta source track wbr".split())
RAW = {"script", "style"}
RCDATA = {"textarea", "title"}
URL_ATTRS = {"href", "src", "action", "formaction", "poster", "cite", "data", "hx-get", "hx-post",
             "hx-push-url", "data-up", "data-next"}
# Attributes where even a quoted variable would be code, or is not ours to build at run time.
NO_VARIABLE = {"srcset", "content", "http-equiv", "srcdoc", "rel", "sandbox", "integrity", "ping",
               "xlink:href"}
SCHEMES = ("http:", "https:", "tel:", "mailto:", "sms:")

TEXT, TAG, NAME, EQUAL, VALUE, COMMENT, RAWTEXT = range(7)
START, MIDDLE, MAYBE = range(3)


class HtmlError(Exception):
    """What is wrong; `at` is how far into the text that was being fed."""
    at = 0


class Html:
    """The state of the tokenizer; feed() literal text, value() at each variable."""

    def __init__(self):
        self.mode, self.quote = TEXT, ""
        self.stack = []         # open elements
        self.tag = self.attr = ""
        self.prefix = ""        # literal text of the attribute value so far
        self.url = START        # have we certainly left the start of a URL value?
        self.attrs = {}         # attributes of the tag being read
        self.form = None        # {"post": bool, "csrf": bool} of the form we are in

    # -- comparing and branching ---------------------------------------------------------------
    def save(self):
        return (self.mode, self.quote, list(self.stack), self.tag, self.attr, self.prefix,
                self.url, dict(self.attrs))

    def load(self, saved):
        (self.mode, self.quote, self.stack, self.tag, self.attr, self.prefix, self.url,
         self.attrs) = (saved[0], saved[1], list(saved[2]), *saved[3:7], dict(saved[7]))

    def join(self, other):
        """Two branches meet: they must have come to the same place."""
        if self.mode != other[0] or (self.mode in (TAG, NAME, EQUAL, VALUE) and
                                     self.tag != other[3]) or \
           (self.mode in (EQUAL, VALUE) and (self.attr, self.quote) != (other[4], other[1])):
            raise HtmlError("a section must begin and end in the same tag and attribute")
        if self.stack != other[2]:
            raise HtmlError("a section must close the elements it opens: %s"
                            % " ".join(self.stack[len(other[2]):] or other[2][len(self.stack):]))
        if self.url != other[6]:
            self.url = MAYBE
        self.prefix = self.prefix if len(self.prefix) >= len(other[5]) else other[5]

    # -- literal text --------------------------------------------------------------------------
    def feed(self, text):
        """Follow literal text; returns it with needless blanks taken out."""
        out, at = [], 0
        while at < len(text):
            step = (self._text, self._tag, self._name, self._equal, self._value, self._comment,
                    self._raw)[self.mode]
            try:
                to, piece = step(text, at)
            except HtmlError as fault:
                fault.at = at
                raise
            out.append(piece)
            at = to
        return "".join(out)

    def in_url(self):
        return self.attr in URL_ATTRS

    def in_preserved(self):
        return "pre" in self.stack or (self.stack and self.stack[-1] in RCDATA)

    def _text(self, text, at):
        if self.stack and self.stack[-1] in RCDATA:
            end = text.find("</" + self.stack[-1], at)
            if end == at:
                return self._open(text, at)
            end = len(text) if end < 0 else end
            return end, text[at:end]
        end = text.find("<", at)
        if end == at:
            return self._open(text, at)
        end = len(text) if end < 0 else end
        piece = text[at:end]
        if not self.in_preserved():
            piece = re.sub(r"[ \t]*\n\s*", "\n", piece)
        return end, piece

    def _open(self, text, at):
        if text.startswith("<!--", at):
            self.mode = COMMENT
            return at + 4, ""
        if text[at:at + 9].lower() == "<!doctype":
            end = text.index(">", at) + 1
            return end, text[at:end]
        m = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)").match(text, at)
        if not m:
            raise HtmlError("'<' does not start a tag; write &lt;")
        name = m.group(1).lower()
        if m.group(0)[1] == "/":
            end = text.find(">", m.end())
            if end < 0:
                raise HtmlError("</%s is not closed" % name)
            self._close(name)
            return end + 1, text[at:end + 1]
        self.mode, self.tag, self.attr, self.attrs = TAG, name, "", {}
        if name in ("style", "object", "embed", "applet", "base"):
            raise HtmlError("<%s> is not allowed by our content security policy" % name)
        return m.end(), m.group(0)

    def _close(self, name):
        if not self.stack or self.stack[-1] != name:
            raise HtmlError("</%s> does not match <%s>" % (name, self.stack[-1] if self.stack
                                                           else "nothing"))
        self.stack.pop()
        if name == "form":
            if self.form and self.form["post"] and not self.form["csrf"]:
                raise HtmlError('<form method="post"> without {{csrf}}')
            self.form = None

    def _tag(self, text, at):
        m = re.compile(r"\s+").match(text, at)
        if m:
            nxt = text[m.end():m.end() + 1]
            return m.end(), "" if nxt in (">", "/") else " "
        if text.startswith("/>", at):
            if self.tag not in VOID and "svg" not in self.stack and self.tag != "svg":
                raise HtmlError("<%s/> does not close itself" % self.tag)
            self._tag_done(closed=True)
            return at + 2, "/>" if self.tag not in VOID else ">"
        if text[at] == ">":
            extra = self._tag_done(closed=False)
            return at + 1, ">" + extra
        self.mode, self.attr = NAME, ""
        return at, ""

    def _tag_done(self, closed):
        self.mode = TEXT
        if self.tag == "img" and "alt" not in self.attrs:
            raise HtmlError("<img> without alt")
        if self.tag == "form":
            if self.form:
                raise HtmlError("a form inside a form")
            self.form = {"post": self.attrs.get("method", "").lower() == "post", "csrf": False}
        if closed or self.tag in VOID:
            return ""
        self.stack.append(self.tag)
        if self.tag in RAW:
            self.mode = RAWTEXT
        # The parser drops one line feed after <textarea>: give it one to drop.
        return "\n" if self.tag == "textarea" else ""

    def _name(self, text, at):
        m = re.compile(r"[^\s=>/\"'<]+").match(text, at)
        if not m:
            raise HtmlError("expected the name of an attribute in <%s>" % self.tag)
        self.attr += m.group(0).lower()
        if self.attr == "style" or self.attr.startswith("on") or self.attr.startswith("hx-on"):
            raise HtmlError("%s= is not allowed by our content security policy" % self.attr)
        self.attrs[self.attr] = ""
        self.mode = EQUAL if text.startswith("=", m.end()) else TAG
        to = m.end() + (self.mode == EQUAL)
        return to, text[at:to]

    def _equal(self, text, at):
        c = text[at]
        self.quote = c if c in "\"'" else ""
        self.mode, self.prefix, self.url = VALUE, "", START
        to = at + (1 if self.quote else 0)
        return to, text[at:to]

    def _value(self, text, at):
        if self.quote:
            end = text.find(self.quote, at)
            stop = end + 1 if end >= 0 else len(text)
        else:
            m = re.compile(r"[^\s>]*").match(text, at)
            end = m.end() if m.end() < len(text) else -1
            stop = m.end()
        part = text[at:end if end >= 0 else len(text)]
        self.prefix += part
        if part:
            self.url = MIDDLE
        if end >= 0:
            self.attrs[self.attr] = self.prefix
            self._check_scheme()
            self.mode = TAG
        return stop, text[at:stop]

    def _check_scheme(self):
        m = re.match(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*:)", self.prefix)
        if self.attr in URL_ATTRS and m and m.group(1).lower() not in SCHEMES:
            raise HtmlError("%s=\"%s…\" is not a scheme we use" % (self.attr, m.group(1)))

    def _comment(self, text, at):
        end = text.find("-->", at)
        if end < 0:
            return len(text), ""
        self.mode = TEXT
        return end + 3, ""

    def _raw(self, text, at):
        end = text.find("</" + self.stack[-1], at)
        stop = len(text) if end < 0 else end
        if text[at:stop].strip():
            raise HtmlError("inline <%s> is not allowed by our content security policy"
                            % self.stack[-1])
        if end < 0:
            return stop, ""
        self.mode = TEXT
        return self._open(text, end)

    # -- variables -----------------------------------------------------------------------------
    def value(self):
        """How a variable that stands here is escaped: text, attr, url_start, url_part."""
        if self.mode == TEXT:
            return "rcdata" if self.stack and self.stack[-1] in RCDATA else "text"
        if self.mode == COMMENT:
            raise HtmlError("a variable in a comment")
        if self.mode == RAWTEXT:
            raise HtmlError("a variable in <%s>" % self.stack[-1])
        if self.mode == TAG or self.mode == NAME:
            raise HtmlError("a variable as the name of a tag or an attribute")
        if self.mode == EQUAL or not self.quote:
            raise HtmlError("a variable in an unquoted attribute: %s" % self.attr)
        if self.quote == "'":
            raise HtmlError("a variable in a single-quoted attribute: use double quotes")
        return self._value_in_attr()

    def _value_in_attr(self):
        if self.attr in NO_VARIABLE or \
                (self.attr.startswith("hx-") and self.attr not in URL_ATTRS):
            raise HtmlError("a variable in %s=" % self.attr)
        if self.attr not in URL_ATTRS:
            self.url = MIDDLE
            return "attr"
        if self.url == MAYBE:
            raise HtmlError("a variable that may or may not start the URL of %s=: put the whole "
                            "value into one {{#…}}…{{/…}}{{^…}}…{{/…}}" % self.attr)
        how = "url_start" if self.url == START else "url_part"
        if how == "url_part":
            self._check_scheme()
        self.url = MIDDLE
        return how

    def end(self):
        if self.mode != TEXT or self.stack:
            raise HtmlError("the template ends inside <%s>"
                            % (self.stack[-1] if self.mode == TEXT else self.tag))
