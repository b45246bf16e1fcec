using NodaTime;
using NodaTime.Text;
using Tera.Documents.Acts;
using Tera.Documents.Letters;
using Tera.Documents.Tasks;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.Dispatches;

/// <summary>What the cover letter says, as typed.</summary>
internal sealed record CoverLetterForm(string Subject, LetterNature Nature, string? Code, IReadOnlyList<string> To, IReadOnlyList<string> Copies, IReadOnlyList<TypedLine> Things, LetterSigner Signed)
{
    public const string Action = "terbitkan";
    public const string SubjectField = "Perihal";
    public const string ToField = "Kepada";
    public const string CopiesField = "Tembusan";

    private const int MostNames = 40;
    private const int LongestName = 200;
    private const int LongestSubject = 300;

    /// <summary>The form, or everything that is wrong with it.</summary>
    public static async Task<CoverLetterForm?> ReadAsync(PanelForm form, OfficePeople people, PanelContext context, LetterCodes codes, List<Rejection> faults, CancellationToken ct)
    {
        var reader = new FormReader(form);
        var code = await codes.ReadAsync(reader, context, CoverLetterTemplate.TemplateName, ct);
        var signed = LetterSigner.Read(reader, people, context);
        var nature = LetterNature.Read(reader);
        var lines = DispatchRows.Read(reader);
        faults.AddRange(reader.Faults);
        var read = new CoverLetterForm(form[SubjectField], nature!, code, Lines(form[ToField]), Lines(form[CopiesField]), lines, signed!);
        if (read.Subject.Length is 0 or > LongestSubject)
        {
            faults.Add(DispatchRejections.SubjectLength(LongestSubject));
        }

        if (read.To.Count is 0 or > MostNames || read.To.Any(name => name.Length > LongestName))
        {
            faults.Add(DispatchRejections.RecipientMissing(MostNames));
        }

        if (read.Copies.Count > MostNames || read.Copies.Any(name => name.Length > LongestName))
        {
            faults.Add(DispatchRejections.TooManyCopies(MostNames));
        }

        return faults.Count == 0 ? read : null;
    }

    private static IReadOnlyList<string> Lines(string text) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Distinct()];
}

/// <summary>How the letter left, as typed.</summary>
internal static class DispatchProofForm
{
    public const string ChannelField = "Saluran";
    public const string SentOnField = "TanggalKirim";
    public const string TextField = "BuktiTeks";
    public const string FileField = "BuktiBerkas";
    public const string SignedField = "SudahDitandatangani";

    /// <summary>The proof, or everything that is wrong with it.</summary>
    /// <param name="form">As posted.</param>
    /// <param name="file">The file that came with it.</param>
    /// <param name="withPen">The letter is signed with a pen, which nobody but who sends it sees.</param>
    /// <param name="days">When the letter was written, null where it was not, and today, at the agency's seat: it left between the two.</param>
    /// <param name="faults">Filled.</param>
    public static DispatchProof? Read(PanelForm form, SentFile? file, bool withPen, (LocalDate? Written, LocalDate Today) days, List<Rejection> faults)
    {
        if (!Enum.TryParse<DispatchChannel>(form[ChannelField], out var channel) || !Enum.IsDefined(channel))
        {
            faults.Add(DispatchRejections.ChannelMissing());
        }

        var date = LocalDatePattern.Iso.Parse(form[SentOnField]);
        if (!date.Success)
        {
            faults.Add(DispatchRejections.DateMissing());
        }
        else if (date.Value > days.Today)
        {
            faults.Add(DispatchRejections.DateAhead(days.Today));
        }
        else if (date.Value < days.Written)
        {
            faults.Add(DispatchRejections.DateBefore(days.Written.Value));
        }

        if (withPen && form[SignedField] != "true")
        {
            faults.Add(DispatchRejections.PenMissing());
        }

        var text = form[TextField] is { Length: > 0 } typed ? typed : null;
        if (text is null && file is null)
        {
            faults.Add(DispatchRejections.ProofMissing());
        }

        return faults.Count == 0 ? new(channel, date.Value, text) : null;
    }
}

/// <summary>Why a letter was not written or not sent.</summary>
public static class DispatchRejections
{
    /// <summary>Empty, or longer than allowed.</summary>
    public static Rejection SubjectLength(int longest) => new("documents.dispatch.subject-length", longest);

    /// <summary>Nobody to send it to, or too many.</summary>
    public static Rejection RecipientMissing(int most) => new("documents.dispatch.recipient-missing", most);

    /// <summary>Too many copies.</summary>
    public static Rejection TooManyCopies(int most) => new("documents.dispatch.too-many-copies", most);

    /// <summary>No cover letter has been issued in this task.</summary>
    public static Rejection NoCoverLetter() => new("documents.dispatch.no-cover-letter");

    /// <summary>No way was chosen.</summary>
    public static Rejection ChannelMissing() => new("documents.dispatch.channel-missing");

    /// <summary>No day was given.</summary>
    public static Rejection DateMissing() => new("documents.dispatch.date-missing");

    /// <summary>The letter was not written yet.</summary>
    public static Rejection DateBefore(LocalDate written) => new("documents.dispatch.date-before", written);

    /// <summary>The day has not come.</summary>
    public static Rejection DateAhead(LocalDate today) => new("documents.dispatch.date-ahead", today);

    /// <summary>What is not open to everybody goes by no mail.</summary>
    /// <param name="title">The letter, or the document that goes with it.</param>
    public static Rejection SecretIsNotMailed(string title) => new("documents.dispatch.secret-is-not-mailed", title);

    /// <summary>Neither text nor file proves it.</summary>
    public static Rejection ProofMissing() => new("documents.dispatch.proof-missing");

    /// <summary>A proof is replaced by who noted it and who keeps the agency's letters.</summary>
    public static Rejection NotYoursToMend() => new("documents.dispatch.not-yours-to-mend");

    /// <summary>Nobody said that the cover letter bears a signature.</summary>
    public static Rejection PenMissing() => new("documents.dispatch.pen-missing");

    /// <summary>It waits for its signature in Tera.</summary>
    public static Rejection CoverNotSigned() => new("documents.dispatch.cover-not-signed");

    /// <summary>What is mailed is the file, which bears no signature with a pen.</summary>
    public static Rejection PenIsNotMailed() => new("documents.dispatch.pen-is-not-mailed");

    /// <summary>What it carries must be signed first.</summary>
    public static Rejection NotSigned(string title) => new("documents.dispatch.not-signed", title);
}
