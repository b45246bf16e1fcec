using System.Collections.Immutable;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>Reads <c>sampul</c> and the links to other SOPs.</summary>
internal sealed class CoverReader(ProcedureCode self)
{
    /// <summary>The cover; an empty one where the source has none.</summary>
    public Cover Read(MapReader? map)
    {
        if (map is null)
        {
            return new Cover { Agency = [] };
        }

        var cover = new Cover
        {
            Agency = Lines(map, "instansi"),
            Number = map.PrintedText("nomor"),
            CreatedOn = map.PrintedText("tanggal-pembuatan"),
            RevisedOn = map.PrintedText("tanggal-revisi"),
            EffectiveOn = map.PrintedText("tanggal-efektif"),
            LegalisedBy = Lines(map, "disahkan-oleh"),
            LegalBases = Lines(map, "dasar-hukum"),
            Qualifications = Lines(map, "kualifikasi"),
            Links = [.. map.Items("keterkaitan").Select(item => item.Map()).OfType<MapReader>().Select(CoverLink)],
            Equipment = Lines(map, "peralatan"),
            Warnings = Lines(map, "peringatan"),
            Records = Lines(map, "pencatatan"),
        };
        map.RefuseOtherKeys();
        return cover;
    }

    /// <summary>A link of a row: it may wait for the linked SOP.</summary>
    public ProcedureLink StepLink(MapReader map)
    {
        var mode = map.Word("cara", SopWords.LinkModes, LinkMode.Refers);
        var link = Link(map, mode);
        if (mode is LinkMode.Waits && link.Code is null)
        {
            map.Fault("cara", "`kode` SOP yang ditunggu", "tautan menunggu tanpa `kode`");
        }

        if (mode is LinkMode.Waits && link.Code == self)
        {
            map.Fault("cara", "SOP lain untuk ditunggu", "SOP yang menunggu dirinya sendiri");
        }

        return link;
    }

    /// <summary>A link on the cover: it only refers.</summary>
    private ProcedureLink CoverLink(MapReader map) => Link(map, LinkMode.Refers);

    private ProcedureLink Link(MapReader map, LinkMode mode)
    {
        var printed = map.Text("tercetak");
        ProcedureCode? code = map.Has("kode") ? new ProcedureCode(map.Key("kode")) : null;
        var toItself = map.Flag("diri-sendiri");
        if (toItself && code is not null)
        {
            map.Fault("kode", "tautan tanpa `kode`, karena `diri-sendiri` sudah menunjuk SOP ini", $"\"{code}\"");
        }

        var link = new ProcedureLink(printed, toItself ? self : code, mode, toItself || code == self) { Reading = map.Provenance() };
        map.RefuseOtherKeys();
        return link;
    }

    private static ImmutableArray<string> Lines(MapReader map, string key) => [.. map.Items(key).Select(item => item.Text())];
}
