using Tera.Documents.Contracts;
using Tera.Organisation;

namespace Tera.Documents;

/// <summary>Addresses of the module. Those of the verification page are printed on paper and never change.</summary>
public static class DocumentLinks
{
    public const string Documents = "/dokumen";
    public const string PrintQueue = Documents + "/antrean";
    public const string Archive = "/arsip";
    public const string Retention = "/arsip/retensi";
    public const string Schedule = "/arsip/jra";
    public const string ScheduleBook = Schedule + "/xlsx";
    public const string Letters = "/nomor-surat";
    public const string Series = Letters + "/buku";
    public const string Wordings = "/templat-naskah";
    public const string FollowUps = "/tindak-lanjut";
    public const string Utilisations = "/pemanfaatan";
    public const string Verify = "/verifikasi";

    /// <summary>Where applications outside fetch what they were given.</summary>
    public const string Outgoing = "/kiriman";

    /// <summary>How a person signs: certificate of the region, account with BSrE.</summary>
    public const string MySignature = "/tanda-tangan";

    /// <summary>The region's signing service, and certificates of its people.</summary>
    public const string SigningAdministration = Organisation.OrganisationLinks.Administration + "/tanda-tangan";

    /// <summary>The region's authority and the certificates of its people.</summary>
    public const string Certificates = Organisation.OrganisationLinks.Administration + "/sertifikat";

    public static string Document(RevisionId revision) => $"{Documents}/{revision.Value:D}";

    /// <summary>The certificates of the region's authorities, found by the code of one of its documents.</summary>
    public static string RootCertificates(VerificationCode code) => $"{Verification(code)}/sertifikat-induk.crt";

    public static string Pdf(RevisionId revision) => $"{Document(revision)}/pdf";

    /// <summary>Its words as a text to write on.</summary>
    public static string Draft(RevisionId revision) => $"{Document(revision)}/konsep";

    /// <summary>What an archive record says, to be corrected.</summary>
    public static string CorrectRecord(ArchiveRecordId record) => $"{Record(record)}/koreksi";

    /// <summary>How a letter reached each who gets it.</summary>
    public static string Dispatch(DispatchId dispatch) => $"/surat-keluar/{dispatch.Value:D}";

    /// <summary>In whose name it will be signed.</summary>
    public static string SignedName(RevisionId revision) => $"{Document(revision)}/atas-nama";

    /// <summary>What SRIKANDI asks of it, and what it gave.</summary>
    public static string Srikandi(RevisionId revision) => $"{Document(revision)}/srikandi";

    /// <summary>It with what SRIKANDI asks of it, for entering it there.</summary>
    public static string SrikandiPackage(RevisionId revision) => $"{Srikandi(revision)}/paket";

    /// <summary>The same with a code on every page, for signing with a pen.</summary>
    public static string CodedPrint(RevisionId revision) => $"{Document(revision)}/lembar-tanda-tangan";

    /// <summary>The scan of what was signed with a pen.</summary>
    public static string Scan(RevisionId revision) => $"{Document(revision)}/pindaian";

    /// <summary>The file that proves how it left.</summary>
    /// <param name="revision">The document.</param>
    /// <param name="outgoing">Of the dispatch or submission.</param>
    public static string Proof(RevisionId revision, Guid outgoing) => $"{Document(revision)}/bukti/{outgoing:D}";

    /// <summary>Everything of the document's run in one file, as it stands.</summary>
    public static string RunPackage(RevisionId revision) => $"{Document(revision)}/paket";

    /// <summary>A document for an application outside.</summary>
    public static string Published(string token) => $"{Outgoing}/{token}.pdf";

    public static string Record(ArchiveRecordId record) => $"{Archive}/{record.Value:D}";

    /// <summary>The minutes by which something became of it.</summary>
    public static string DisposalProof(ArchiveRecordId record) => $"{Record(record)}/berita-acara";

    public static string Package(ArchiveRecordId record) => $"{Record(record)}/paket";

    /// <summary>An agency's archive of one standing of retention.</summary>
    public static string RetentionOf(AgencyId agency, string standing) => $"{Retention}?instansi={agency.Value:D}&keadaan={standing}";

    /// <summary>The same as a workbook, whole.</summary>
    public static string RetentionBook(AgencyId agency, string standing) => $"{Retention}/xlsx?instansi={agency.Value:D}&keadaan={standing}";

    /// <summary>What became of one decision of a meeting.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="ordinal">Place among its decisions, from 0.</param>
    public static string FollowUp(MeetingId meeting, int ordinal) => FormattableString.Invariant($"{FollowUps}/{meeting.Value:D}/{ordinal + 1}");

    /// <summary>What was handed over or reported to one person.</summary>
    public static string Delivery(DeliveryId delivery) => $"/penyerahan/{delivery.Value:D}";

    /// <summary>A year's uses of the measurement as a workbook.</summary>
    /// <param name="year">Tahun anggaran.</param>
    /// <param name="agency">Id; null or empty for every one that is seen.</param>
    /// <param name="kind">Name of the kind; null or empty for any.</param>
    public static string UtilisationBook(int year, string? agency, string? kind) =>
        FormattableString.Invariant($"{Utilisations}/xlsx?tahun={year}&instansi={Uri.EscapeDataString(agency ?? "")}&jenis={Uri.EscapeDataString(kind ?? "")}");

    /// <summary>One of an agency's registers of letters in a year; the general one without a book.</summary>
    public static string Register(AgencyId agency, int year, string? book = null) =>
        FormattableString.Invariant($"{Letters}?instansi={agency.Value:D}&tahun={year}{(book is null ? "" : "&buku=" + book)}");

    /// <summary>The same as a workbook.</summary>
    public static string RegisterBook(AgencyId agency, int year, string? book = null) =>
        FormattableString.Invariant($"{Letters}/xlsx?instansi={agency.Value:D}&tahun={year}{(book is null ? "" : "&buku=" + book)}");

    /// <summary>The registers of an agency, and which letters come to which.</summary>
    public static string SeriesOf(AgencyId agency) => $"{Series}?instansi={agency.Value:D}";

    /// <summary>How an agency words its letters of a kind.</summary>
    public static string Wording(AgencyId agency, string kind) => $"{Wordings}/{kind}?instansi={agency.Value:D}";

    /// <summary>Page that tells whether a document is genuine, without signing in.</summary>
    public static string Verification(VerificationCode code) => $"{Verify}/{code.Value}";
}

/// <summary>Where a command of this module is looked at again.</summary>
internal sealed class DocumentsPlace : Platform.Commands.IReceiptPlace
{
    public string? Of(string process, string result) => process switch
    {
        "documents.settle-letters" or "documents.note-outside-numbers" or "documents.void-number" => $"{DocumentLinks.Letters}?{result}",
        "documents.open-series" or "documents.close-series" => $"{DocumentLinks.Series}?instansi={result}",
        "documents.settle-wording" => $"{DocumentLinks.Wordings}/{result}",
        "documents.note-srikandi-number" => $"{DocumentLinks.Documents}/{result}/srikandi",
        "documents.replace-proof" => DocumentLinks.Dispatch(new(Guid.Parse(result))),
        "documents.correct-record" => DocumentLinks.Record(new(Guid.Parse(result))),
        "documents.settle-signed-name" => DocumentLinks.Document(new(Guid.Parse(result))),
        "documents.found-authority" or "documents.issue-certificate" => DocumentLinks.Certificates,
        "documents.request-certificate" or "documents.bring-certificate" => DocumentLinks.MySignature,
        "documents.settle-signing-service" => DocumentLinks.SigningAdministration,
        "documents.note-signing-identity" => DocumentLinks.MySignature,
        "documents.import-retention" => DocumentLinks.Schedule,
        "documents.record-disposal" => $"{DocumentLinks.Retention}?instansi={result}&keadaan=selesai",
        "documents.receive-delivery" => DocumentLinks.Delivery(new(Guid.Parse(result))),
        "documents.report-follow-up" => $"{DocumentLinks.FollowUps}/{result}",
        _ => null,
    };
}
