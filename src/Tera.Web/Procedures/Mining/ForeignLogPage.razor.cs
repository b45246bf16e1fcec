using System.IO.Compression;
using Microsoft.AspNetCore.Components;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Texts;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Mining;

/// <summary>Figures of a log of another system beside those of an SOP; nothing of the log is kept.</summary>
public sealed partial class ForeignLogPage(ProcedureQuery query, TeraDbContext db, Sentences sentences) : SopFormPage(sentences)
{
    private const int MostBytes = 120 * 1024 * 1024;

    /// <summary>Bytes a packed log may swell to.</summary>
    private const long MostUnpacked = 800L * 1024 * 1024;

    private const int MostShown = 100;
    private const int MostSteps = 30;

    private ProcedureView? view;
    private ForeignLog? theirs;
    private ForeignLog? ours;
    private string fileName = "";

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        view = await query.FindAsync(new(Id), null, Aborted);
        if (view is null)
        {
            Navigation.NotFound();
        }
    }

    private async Task ReadAsync()
    {
        if (view is null)
        {
            return;
        }

        var form = await Http.Request.ReadFormAsync(Aborted);
        if (form.Files["Log"] is not { Length: > 0 and <= MostBytes } upload)
        {
            Refuse(form, ("Log", form.Files["Log"] is { Length: > 0 } ? FileRejections.TooLarge(MostBytes) : FileRejections.Empty()));
            return;
        }

        fileName = Path.GetFileName(upload.FileName);
        try
        {
            await using var content = upload.OpenReadStream();
            // Reading is work of the processor: it must not hold up the thread that serves others.
            theirs = await Task.Run(() => Read(content, fileName), Aborted);
        }
        catch (ForeignLogException fault)
        {
            Refuse(form, ("Log", MiningRejections.Unreadable(fault.Message)));
            return;
        }

        var (log, unfinished, events) = await LogDownload.EndedAsync(db, view, Aborted);
        ours = XesReader.Read(new MemoryStream(Xes.Write(log), writable: false)) is var own ? own with { Cases = own.Cases + unfinished, Events = own.Events + events, Unfinished = unfinished } : null;
    }

    internal static ForeignLog Read(Stream content, string name)
    {
        if (!name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            return XesReader.Read(content);
        }

        using var unpacked = new GZipStream(content, CompressionMode.Decompress);
        try
        {
            return XesReader.Read(new BoundedStream(unpacked, MostUnpacked, () => new ForeignLogException($"Log ini mengembang lebih dari {MostUnpacked / 1024 / 1024} MB setelah dibuka; bagi menurut tahun.")));
        }
        catch (InvalidDataException)
        {
            throw new ForeignLogException("Berkas .gz ini rusak. Padatkan ulang, lalu unggah lagi.");
        }
    }

    private ForeignActivity? Own(string name) => ours!.Activities.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));

    private static string Count(int number) => IndonesianNumber.Format(number, 0);

    private static string Hours(double? hours) => hours is { } known ? IndonesianNumber.Format((decimal)known, 1) + " jam" : "–";
}

/// <summary>Why a log of another system was not read.</summary>
public static class MiningRejections
{
    /// <summary>In words, with the line where there is one.</summary>
    public static Rejection Unreadable(string fault) => new("procedures.mining.unreadable", fault);
}
