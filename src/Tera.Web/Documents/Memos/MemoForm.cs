using Tera.Documents.Acts;
using Tera.Procedures.Contracts;

namespace Tera.Documents.Memos;

/// <summary>A nota dinas as typed.</summary>
internal sealed record MemoForm(IReadOnlyList<string> Recipients, IReadOnlyList<string> Copies, LetterNature Nature, string Subject, string Body, SignedInName InName)
{
    public static readonly Input RecipientsInput = new("NotaYth", "Yth.");
    public static readonly Input SubjectInput = new("NotaHal", "Hal nota dinas");
    public static readonly Input UrgencyInput = new("NotaSifat", "Kecepatan");
    public static readonly Input SecurityInput = new("NotaKeamanan", "Keamanan");
    public static readonly Input BodyInput = new("NotaIsi", "Isi nota dinas");
    public static readonly Input CopiesInput = new("NotaTembusan", "Tembusan");

    public const int LongestLine = 300;
    public const int LongestBody = 10_000;
    public const int MostLines = 20;

    /// <summary>Whether one is wanted: something stands in its matter, its text or its copies. Addressees and sifat stand there unasked.</summary>
    public static bool IsWanted(FormReader reader) =>
        reader.Form[SubjectInput.Name].Length > 0 || reader.Form[BodyInput.Name].Length > 0 || reader.Form[CopiesInput.Name].Length > 0;

    /// <summary>The form, or null with everything that is wrong with it.</summary>
    public static MemoForm? Read(FormReader reader, PanelContext context)
    {
        var before = reader.Faults.Count;
        var recipients = reader.Lines(RecipientsInput, MostLines, LongestLine);
        if (recipients.Count == 0)
        {
            reader.Fault("documents.form.missing", RecipientsInput, RecipientsInput.Label);
        }

        var subject = reader.Required(SubjectInput, LongestLine);
        var nature = LetterNature.Read(reader, UrgencyInput, SecurityInput);
        var body = reader.Required(BodyInput, LongestBody);
        var copies = reader.Lines(CopiesInput, MostLines, LongestLine);
        var inName = SignedInName.Read(reader, context);
        return reader.Faults.Count == before ? new(recipients, copies, nature!, subject, body, inName) : null;
    }
}
