using Tera.Documents.Contracts;
using Tera.Organisation;

namespace Tera.Documents;

/// <summary>Addresses of the module. Those of the verification page are printed on paper and never change.</summary>
public static class DocumentLinks
{
    public const string Documents = "/dokumen";
    public const string Archive = "/arsip";
    public const string Letters = "/nomor-surat";
    public const string FollowUps = "/tindak-lanjut";
    public const string Verify = "/verifikasi";

    public static string Document(RevisionId revision) => $"{Documents}/{revision.Value:D}";

    public static string Pdf(RevisionId revision) => $"{Document(revision)}/pdf";

    /// <summary>Everything of the document's run in one file, as it stands.</summary>
    public static string RunPackage(RevisionId revision) => $"{Document(revision)}/paket";

    public static string Record(ArchiveRecordId record) => $"{Archive}/{record.Value:D}";

    public static string Package(ArchiveRecordId record) => $"{Record(record)}/paket";

    /// <summary>What became of one decision of a meeting.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="ordinal">Place among its decisions, from 0.</param>
    public static string FollowUp(MeetingId meeting, int ordinal) => FormattableString.Invariant($"{FollowUps}/{meeting.Value:D}/{ordinal + 1}");

    /// <summary>An agency's register of letters in a year.</summary>
    public static string Register(AgencyId agency, int year) => FormattableString.Invariant($"{Letters}?instansi={agency.Value:D}&tahun={year}");

    /// <summary>The same as a workbook.</summary>
    public static string RegisterBook(AgencyId agency, int year) => FormattableString.Invariant($"{Letters}/xlsx?instansi={agency.Value:D}&tahun={year}");

    /// <summary>Page that tells whether a document is genuine, without signing in.</summary>
    public static string Verification(VerificationCode code) => $"{Verify}/{code.Value}";
}

/// <summary>Where a command of this module is looked at again.</summary>
internal sealed class DocumentsPlace : Platform.Commands.IReceiptPlace
{
    public string? Of(string process, string result) => process switch
    {
        "documents.settle-letters" or "documents.note-outside-numbers" => $"{DocumentLinks.Letters}?{result}",
        "documents.report-follow-up" => $"{DocumentLinks.FollowUps}/{result}",
        _ => null,
    };
}
