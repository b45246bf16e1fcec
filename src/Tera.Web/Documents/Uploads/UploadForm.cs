using NodaTime;
using NodaTime.Text;
using Tera.Documents.Acts;
using Tera.Documents.Tasks;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.Uploads;

/// <summary>What is typed about an upload.</summary>
/// <param name="SubmittedAt">When it was entered there.</param>
/// <param name="UploadId">Number the application gave; null when a file proves it.</param>
/// <param name="Note">Remark; null for none.</param>
internal sealed record UploadForm(Instant SubmittedAt, string? UploadId, string? Note)
{
    public const string AddressField = "AlamatAplikasi";
    public const int LongestAddress = 300;
    public const string DateField = "TanggalUnggah";
    public const string TimeField = "JamUnggah";
    public const string UploadIdField = "NomorUnggah";
    public const string ProofField = "BuktiUnggah";
    public const string NoteField = "Catatan";

    /// <summary>Where the application is; null where nobody says so.</summary>
    public string? Address { get; init; }

    /// <summary>The form; null when anything is wrong with it.</summary>
    /// <param name="form">As sent.</param>
    /// <param name="proof">The file beside it; null for none.</param>
    /// <param name="zone">Of the agency's seat.</param>
    /// <param name="between">When what is uploaded was made or last signed, null where there is nothing, and now: it was entered between the two.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static UploadForm? Read(PanelForm form, SentFile? proof, IndonesianTimeZone zone, (Instant? Made, Instant Now) between, List<Rejection> faults)
    {
        var at = Moment(form, zone, faults);
        if (at > between.Now)
        {
            faults.Add(UploadRejections.Ahead(between.Now));
        }
        else if (at > Instant.MinValue && between.Made is { } made && at < made.Minus(Duration.FromMinutes(1)))
        {
            faults.Add(UploadRejections.BeforeDocument(made));
        }

        var uploadId = form[UploadIdField] is { Length: > 0 } id ? id : null;
        if (uploadId is null && proof is null)
        {
            faults.Add(UploadRejections.ProofMissing());
        }

        var address = Where(form, faults);
        return faults.Count == 0 ? new(at, uploadId, form[NoteField] is { Length: > 0 } note ? note : null) { Address = address } : null;
    }

    private static string? Where(PanelForm form, List<Rejection> faults)
    {
        var typed = form[AddressField];
        if (typed.Length == 0)
        {
            return null;
        }

        if (typed.Length <= LongestAddress && Uri.TryCreate(typed, UriKind.Absolute, out var address) && address is { Scheme: "https" or "http", UserInfo: "" })
        {
            return address.ToString();
        }

        faults.Add(UploadRejections.AddressInvalid(LongestAddress));
        return null;
    }

    private static Instant Moment(PanelForm form, IndonesianTimeZone zone, List<Rejection> faults)
    {
        var date = LocalDatePattern.Iso.Parse(form[DateField]);
        if (!date.Success || TypedClock.Read(form[TimeField]) is not { } time)
        {
            faults.Add(UploadRejections.TimeMissing());
            return Instant.MinValue;
        }

        return date.Value.At(time).InZoneLeniently(zone.Zone).ToInstant();
    }
}

/// <summary>Why an upload does not count.</summary>
public static class UploadRejections
{
    /// <summary>No day or hour, or none that can be read.</summary>
    public static Rejection TimeMissing() => new("documents.upload.time-missing");

    /// <summary>The hour has not come.</summary>
    public static Rejection Ahead(Instant now) => new("documents.upload.ahead", now);

    /// <summary>What is uploaded was not there at that hour.</summary>
    public static Rejection BeforeDocument(Instant made) => new("documents.upload.before-document", made);

    /// <summary>Something that should be true before is not.</summary>
    public static Rejection NotReady(string lacking) => new("documents.upload.not-ready", lacking);

    /// <summary>It names what only few may see.</summary>
    public static Rejection Personal() => new("documents.upload.personal");

    /// <summary>Another page is entering it at this moment.</summary>
    public static Rejection UnderWay(string application) => new("documents.upload.under-way", application);

    /// <summary>The program has no way into that application.</summary>
    public static Rejection NotDirect(string application) => new("documents.upload.not-direct", application);

    /// <summary>The user does not hold the task.</summary>
    public static Rejection NotYours() => new("documents.upload.not-yours");

    /// <summary>No address of the web, or too long.</summary>
    public static Rejection AddressInvalid(int longest) => new("documents.upload.address-invalid", longest);

    /// <summary>Neither number nor file proves it.</summary>
    public static Rejection ProofMissing() => new("documents.upload.proof-missing");
}
