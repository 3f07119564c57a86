// Links and addresses: URLs with or without a scheme, mail addresses, @handles, #tags, DOIs, telephone numbers, file names.
// Also keeps letter-digit codes ("5G", "COVID-19") away from the number scanner.
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <unordered_set>

#include <unicode/uchar.h>

#include "core/facts/codes.h"
#include "core/facts/extractors.h"
#include "core/facts/lexicon.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace textdrift::facts {

namespace {

bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

// Top-level domains that make a bare "name.tld" a link. Country codes that are everyday words in some language are left out
// ("is", "it", "no"): glued sentences would become links.
bool is_bare_domain(std::string_view tld)
{
    static const std::unordered_set<std::string_view> known{
        "com",  "org",    "net",    "edu",   "gov",   "int",        "mil",    "info", "biz",  "eu",     "uk",   "de",
        "fr",   "jp",     "cn",     "ru",    "br",    "au",         "ca",     "ch",   "nl",   "se",     "dk",   "fi",
        "pl",   "cz",     "sk",     "hu",    "ro",    "bg",         "gr",     "tr",   "ua",   "by",     "kz",   "il",
        "sa",   "ae",     "ir",     "iq",    "pk",    "bd",         "lk",     "np",   "kh",   "vn",     "th",   "mm",
        "ph",   "sg",     "hk",     "tw",    "kr",    "mx",         "ar",     "cl",   "pe",   "uy",     "ec",   "bo",
        "cr",   "gt",     "hn",     "ni",    "za",    "ng",         "ke",     "gh",   "ug",   "tz",     "et",   "eg",
        "ma",   "tn",     "dz",     "ly",    "nz",    "ie",         "pt",     "lt",   "lv",   "ee",     "hr",   "rs",
        "ba",   "mk",     "al",     "md",    "am",    "ge",         "az",     "uz",   "kg",   "tj",     "io",   "ai",
        "co",   "tv",     "app",    "dev",   "news",  "blog",       "online", "site", "shop", "museum", "coop", "ngo",
        "asia", "africa", "europa", "media", "press", "foundation", "law",    "tech"};
    return known.contains(tld);
}

bool is_file_extension(std::string_view extension)
{
    static const std::unordered_set<std::string_view> known{
        "pdf", "doc", "docx", "odt", "rtf", "txt",  "csv",  "tsv", "xls",  "xlsx", "ods", "ppt", "pptx",
        "odp", "jpg", "jpeg", "png", "gif", "svg",  "webp", "tif", "tiff", "mp3",  "mp4", "avi", "mov",
        "wav", "zip", "tar",  "gz",  "rar", "html", "htm",  "xml", "json", "epub", "md",  "exe", "apk"};
    return known.contains(extension);
}

// The stops and commas of Arabic, Indic, Burmese and Khmer script, which stand right behind an address.
bool ends_sentence(char32_t c)
{
    return c == 0x60C || c == 0x61B || c == 0x61F || c == 0x6D4 || c == 0x964 || c == 0x965 || c == 0x104A || c == 0x104B ||
           (c >= 0x17D4 && c <= 0x17D6);
}

bool stops_url(char32_t c)
{
    if (c < 0x21 || c == 0x7F) return true;
    if (c < 0x80)
        return c == '<' || c == '>' || c == '"' || c == '`' || c == '{' || c == '}' || c == '|' || c == '\\' || c == '^';
    if ((c >= 0x2010 && c <= 0x2027) || c == 0xAB || c == 0xBB || (c >= 0x2039 && c <= 0x203A)) return true;
    return u_isUWhiteSpace(static_cast<UChar32>(c)) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF0F) ||
           c == 0xFF1A || c == 0xFF1B || c == 0xFF1F || c == 0xFFFD || ends_sentence(c);
}

bool is_unreserved(char c)
{
    return is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

int hex_value(char c)
{
    if (is_digit(c)) return c - '0';
    const char l = lower(c);
    return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

// Percent-encoded letters, digits and "-._~" mean themselves (RFC 3986, 6.2.2); other encodings get capital digits.
std::string decode_unreserved(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
        const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
        if (low < 0) {
            out += text[i];
            continue;
        }
        const char c = static_cast<char>(high * 16 + low);
        if (is_unreserved(c)) out += c;
        else (out += '%', out += "0123456789ABCDEF"[high], out += "0123456789ABCDEF"[low]);
        i += 2;
    }
    return out;
}

std::string normalised_host(std::string_view authority, std::string_view scheme)
{
    std::string host = lowered(authority);
    if (const std::size_t colon = host.rfind(':'); colon != std::string::npos) {
        const std::string_view port = std::string_view(host).substr(colon + 1);
        if (port.empty() || (port == "80" && scheme != "https") || (port == "443" && scheme != "http")) host.resize(colon);
    }
    while (host.ends_with('.')) host.pop_back();
    if (host.starts_with("www.") && host.size() > 6) host.erase(0, 4);
    return host;
}

std::string normalised_path(std::string_view path)
{
    std::string out = decode_unreserved(path);
    if (out.ends_with('#')) out.pop_back();
    const std::size_t tail = out.find_first_of("?#");
    const std::size_t end = tail == std::string::npos ? out.size() : tail;
    if (end > 0 && out[end - 1] == '/') out.erase(end - 1, 1);
    return out;
}

std::string normalised_doi(std::string_view doi)
{
    return "doi:" + lowered(decode_unreserved(doi));
}

// `url` with or without a scheme.
std::string normalised_url(std::string_view url)
{
    std::string scheme;
    if (const std::size_t at = url.find("://"); at != std::string_view::npos) {
        scheme = lowered(url.substr(0, at));
        url.remove_prefix(at + 3);
    }
    const std::size_t path = std::min(url.find_first_of("/?#"), url.size());
    const std::string host = normalised_host(url.substr(0, path), scheme);
    if ((host == "doi.org" || host == "dx.doi.org") && url.size() > path + 1) return normalised_doi(url.substr(path + 1));
    std::string target = scheme.empty() || scheme == "http" || scheme == "https" ? "" : scheme + "://";
    return target + host + normalised_path(url.substr(path));
}

// Reads the links of one paragraph from left to right; every byte is looked at a bounded number of times.
class LinkScanner {
public:
    LinkScanner(const Paragraph& paragraph, std::vector<Fact>& out)
        : paragraph_(paragraph), out_(out), tokens_(paragraph.tokens), text_(paragraph.text.document.text)
    {
    }

    void run()
    {
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (tokens_[i].range.begin < consumed_) continue;
            read(i);
        }
    }

private:
    void read(std::size_t i)
    {
        const Token& token = tokens_[i];
        if (token.type == TokenClass::Mark) {
            read_mark(i);
            return;
        }
        // Whatever a link begins with goes on without a space.
        if (i + 1 == tokens_.size() || tokens_[i + 1].space_before) return;
        if (continues_word(i)) return;
        if (read_scheme(i) || read_doi(i)) return;
        read_chunk(i);
    }

    void read_mark(std::size_t i)
    {
        switch (tokens_[i].mark) {
        case '@':
        case '#':
            if (!continues_word(i)) read_handle(i);
            return;
        case '+': read_phone(i); return;
        case '(':
            if (i > 0 && tokens_[i - 1].mark == ']' && !tokens_[i].space_before) read_markdown_target(i);
            return;
        case '[': read_hidden_mail(i); return;
        default: return;
        }
    }

    // A chunk is read whole at its first letter, so that "a.a.a.a" costs one look and not one a dot.
    bool continues_word(std::size_t i) const
    {
        if (i == 0 || tokens_[i].space_before) return false;
        const Token& previous = tokens_[i - 1];
        return previous.type != TokenClass::Mark ||
               std::u32string_view(U".-_%+@/&=~").find(previous.mark) != std::u32string_view::npos;
    }

    bool mark_at(std::size_t i, char32_t mark) const
    {
        return i < tokens_.size() && tokens_[i].mark == mark && !tokens_[i].space_before;
    }

    // The end of a URL that starts at `at`: brackets that close more than they opened and trailing punctuation stay outside.
    std::size_t url_end(std::size_t at) const
    {
        std::size_t end = at, round = 0, square = 0;
        for (std::size_t pos = at; pos < paragraph_.body.end;) {
            const char32_t c = text::next_code_point(text_, pos);
            if (stops_url(c)) break;
            if (c == ')' && round-- == 0) break;
            if (c == ']' && square-- == 0) break;
            round += c == '(';
            square += c == '[';
            end = pos;
        }
        while (end > at && std::string_view(".,;:!?'*~([").find(text_[end - 1]) != std::string_view::npos) --end;
        return end;
    }

    bool read_scheme(std::size_t i)
    {
        const std::string& word = tokens_[i].folded;
        if (!mark_at(i + 1, ':')) return false;
        if (word == "mailto") return read_mail_at(i, tokens_[i + 1].range.end);
        static constexpr std::array<std::string_view, 8> schemes{"http", "https", "ftp",    "ftps",
                                                                 "sftp", "file",  "gopher", "ipfs"};
        if (std::find(schemes.begin(), schemes.end(), word) == schemes.end()) return false;
        if (!mark_at(i + 2, '/') || !mark_at(i + 3, '/')) return false;
        const std::size_t begin = tokens_[i].range.begin, end = url_end(begin);
        if (end <= tokens_[i + 3].range.end) return false;
        add(begin, end, normalised_url(slice(begin, end)));
        return true;
    }

    bool read_doi(std::size_t i)
    {
        std::size_t at = i;
        if (tokens_[i].folded == "doi" && mark_at(i + 1, ':')) at = i + 2;
        if (at + 3 >= tokens_.size() || tokens_[at].folded != "10" || !mark_at(at + 1, '.') ||
            tokens_[at + 2].folded.size() < 4 || !mark_at(at + 3, '/'))
            return false;
        const std::size_t begin = tokens_[at].range.begin, end = url_end(begin);
        if (end <= tokens_[at + 3].range.end) return false;
        add(tokens_[i].range.begin, end, normalised_doi(slice(begin, end)));
        return true;
    }

    // Letters, digits and "._%+-" from `at`: a mail address's local part, a domain or a file name.
    std::size_t chunk_end(std::size_t at) const
    {
        std::size_t end = at;
        const auto belongs = [](char c) { return is_alnum(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-'; };
        while (end < paragraph_.body.end && belongs(text_[end])) ++end;
        return end;
    }

    void read_chunk(std::size_t i)
    {
        const std::size_t begin = tokens_[i].range.begin;
        std::size_t end = chunk_end(begin);
        if (end < text_.size() && text_[end] == '@' && end > begin && read_mail_at(i, begin)) return;
        while (end > begin && !is_alnum(text_[end - 1])) --end;
        const std::string_view chunk = slice(begin, end);
        const std::size_t dot = chunk.rfind('.');
        if (dot == std::string_view::npos || dot == 0) return;
        if (end < paragraph_.body.end && static_cast<unsigned char>(text_[end]) >= 0x80 && is_letter_at(end)) return;
        if (is_internet_address(chunk)) add_url(begin, end);
        else if (is_domain(chunk, dot, end)) add_url(begin, end);
        else if (is_file(chunk, dot)) add(begin, end, lowered(chunk));
    }

    bool is_letter_at(std::size_t pos) const
    {
        return u_isalpha(static_cast<UChar32>(text::next_code_point(text_, pos))) != 0;
    }

    void add_url(std::size_t begin, std::size_t host_end)
    {
        const bool more = host_end < paragraph_.body.end && (text_[host_end] == '/' || text_[host_end] == '?' ||
                                                             text_[host_end] == '#' || text_[host_end] == ':');
        const std::size_t end = more ? std::max(url_end(begin), host_end) : host_end;
        add(begin, end, normalised_url(slice(begin, end)));
    }

    static bool is_internet_address(std::string_view chunk)
    {
        std::size_t groups = 0, value = 0, digits = 0;
        for (const char c : chunk) {
            if (c == '.') {
                if (digits == 0) return false;
                ++groups, value = digits = 0;
            } else if (!is_digit(c) || ++digits > 3 || (value = value * 10 + std::size_t(c - '0')) > 255) {
                return false;
            }
        }
        return groups == 3 && digits > 0;
    }

    bool is_domain(std::string_view chunk, std::size_t dot, std::size_t end) const
    {
        const std::string_view tld = chunk.substr(dot + 1);
        if (chunk.find_first_of("%+_") != std::string_view::npos || chunk.find("..") != std::string_view::npos) return false;
        if (lowered(chunk.substr(0, 4)) == "www." && dot > 3) return true;
        const bool path = end + 1 < paragraph_.body.end && text_[end] == '/' && is_alnum(text_[end + 1]);
        const bool letters = std::all_of(tld.begin(), tld.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        if (tld.size() < 2 || !letters || dot < 2) return false;
        return is_bare_domain(tld) || (path && tld.size() <= 3 && chunk.find('.') != dot);
    }

    static bool is_file(std::string_view chunk, std::size_t dot)
    {
        return is_file_extension(lowered(chunk.substr(dot + 1))) && dot > 1;
    }

    // A mail address whose local part starts at `begin`; the fact starts at token `i` ("mailto:" included).
    bool read_mail_at(std::size_t i, std::size_t begin)
    {
        const std::size_t at = chunk_end(begin);
        if (at == begin || at >= paragraph_.body.end || text_[at] != '@') return false;
        std::size_t end = at + 1;
        while (end < paragraph_.body.end && (is_alnum(text_[end]) || text_[end] == '.' || text_[end] == '-')) ++end;
        while (end > at && !is_alnum(text_[end - 1])) --end;
        const std::string_view domain = slice(at + 1, end > at ? end : at + 1);
        const std::size_t dot = domain.rfind('.');
        if (dot == std::string_view::npos || dot == 0 || domain.size() - dot < 3) return false;
        std::string target = lowered(slice(begin, end));
        if (i < tokens_.size() && tokens_[i].folded == "mailto" && end < text_.size() && text_[end] == '?')
            end = url_end(begin);
        add(tokens_[i].range.begin, end, std::move(target), true);
        return true;
    }

    void read_handle(std::size_t i)
    {
        const std::size_t begin = tokens_[i].range.begin;
        std::size_t end = tokens_[i].range.end;
        bool letter = false;
        while (end < paragraph_.body.end) {
            std::size_t next = end;
            const char32_t c = text::next_code_point(text_, next);
            const bool alpha = u_isalpha(static_cast<UChar32>(c)) != 0;
            const bool host = c == '@' && tokens_[i].mark == '@' && letter;
            if (!alpha && !u_isdigit(static_cast<UChar32>(c)) && c != '_' && !host && !(c == '.' && text_[begin] == '@'))
                break;
            letter = letter || alpha;
            end = next;
        }
        while (end > begin && (text_[end - 1] == '.' || text_[end - 1] == '@')) --end;
        // "#1" is a number and a lone "@" an abbreviation.
        if (letter && end > begin + 1)
            add(begin, end, text::fold(slice(begin, end), {.case_fold = true, .strip_marks = false}));
    }

    static bool joins_phone(const Token& token)
    {
        return token.mark == '-' || token.mark == '(' || token.mark == ')' || token.mark == '.' || token.mark == 0x2011;
    }

    // The last word before the figures is written from right to left.
    bool runs_leftwards(std::size_t i) const
    {
        while (i > 0 && tokens_[i].type != TokenClass::Word) --i;
        std::size_t pos = tokens_[i].range.begin;
        const UCharDirection direction = u_charDirection(static_cast<UChar32>(text::next_code_point(text_, pos)));
        return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
    }

    // "0182 555 1 51+": typed as it looks between words from right to left, the last group first.
    void read_turned_phone(std::size_t i)
    {
        if (i < 3 || tokens_[i].space_before || tokens_[i - 1].type != TokenClass::Digits || !runs_leftwards(i)) return;
        std::string target = "tel:+";
        std::size_t first = i, groups = 0;
        for (std::size_t j = i; j > 0 && i - j < 20; --j) {
            const Token& token = tokens_[j - 1];
            if (token.type == TokenClass::Digits) target += token.folded, first = j - 1, ++groups;
            else if (!joins_phone(token)) break;
            if (token.newline_before) break;
        }
        if (groups >= 3 && target.size() >= 14 && target.size() <= 20)
            add(tokens_[first].range.begin, tokens_[i].range.end, std::move(target));
    }

    // "+44 20 7324 2500": an international number of at least nine digits.
    void read_phone(std::size_t i)
    {
        read_turned_phone(i);
        if (i + 1 >= tokens_.size() || tokens_[i + 1].type != TokenClass::Digits || tokens_[i + 1].space_before) return;
        std::string target = "tel:+";
        std::size_t end = 0;
        for (std::size_t j = i + 1; j < tokens_.size() && j < i + 20; ++j) {
            const Token& token = tokens_[j];
            if (token.newline_before) break;
            if (token.type == TokenClass::Digits) target += token.folded, end = token.range.end;
            else if (!joins_phone(token)) break;
        }
        if (target.size() >= 14 && target.size() <= 20) add(tokens_[i].range.begin, end, std::move(target));
    }

    // "[text](target)" where the target has no scheme of its own: "/about", "#note", "report.pdf".
    void read_markdown_target(std::size_t i)
    {
        const std::size_t begin = tokens_[i].range.end, end = url_end(begin);
        if (end == begin || end >= text_.size() || text_[end] != ')') return;
        const std::string_view target = slice(begin, end);
        if (target.find(':') != std::string_view::npos || target.find_first_of("./#") == std::string_view::npos ||
            target.size() < 2)
            return;
        if (target.find('@') != std::string_view::npos) return;
        const bool local = target.front() == '/' || target.front() == '#' || target.front() == '.';
        add(begin, end, local ? normalised_path(target) : normalised_url(target));
    }

    // "[email protected]": an address hidden from harvesters is kept away from other extractors, but says nothing.
    void read_hidden_mail(std::size_t i)
    {
        if (i + 3 >= tokens_.size() || tokens_[i + 1].folded != "email" || tokens_[i + 3].mark != ']') return;
        if (!tokens_[i + 2].folded.starts_with("protected")) return;
        take(tokens_[i].range.begin, tokens_[i + 3].range.end);
    }

    std::string_view slice(std::size_t begin, std::size_t end) const { return text_.substr(begin, end - begin); }

    void add(std::size_t begin, std::size_t end, std::string target, bool mail = false)
    {
        LinkValue value;
        value.target = std::move(target);
        value.mail = mail;
        out_.push_back({FactKind::Link, paragraph_.index, {std::uint32_t(begin), std::uint32_t(end)}, std::move(value)});
        take(begin, end);
    }

    void take(std::size_t begin, std::size_t end)
    {
        const auto first = std::lower_bound(tokens_.begin(), tokens_.end(), begin,
                                            [](const Token& token, std::size_t at) { return token.range.end <= at; });
        for (auto it = first; it != tokens_.end() && it->range.begin < end; ++it)
            paragraph_.taken[std::size_t(it - tokens_.begin())] = true;
        consumed_ = end;
    }

    const Paragraph& paragraph_;
    std::vector<Fact>& out_;
    const std::vector<Token>& tokens_;
    std::string_view text_;
    std::size_t consumed_ = 0;
};

}    // namespace

void extract_links(const Paragraph& paragraph, std::vector<Fact>& out)
{
    LinkScanner(paragraph, out).run();
    const Lexicon& lexicon = Lexicon::of(paragraph.table);
    const bool found = paragraph.units != nullptr && paragraph.units->lexicon == &lexicon;
    for (const Code& code : found ? paragraph.units->codes : find_codes(paragraph.tokens, lexicon))
        std::fill(paragraph.taken.begin() + std::ptrdiff_t(code.first),
                  paragraph.taken.begin() + std::ptrdiff_t(code.last) + 1, true);
}

}    // namespace textdrift::facts
