using System.Globalization;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>Reads <c>asal</c>, <c>yakin</c> and <c>alasan</c>, which may stand beside every statement.</summary>
internal static class ProvenanceReader
{
    /// <summary>Printed unless the map says otherwise; what is not printed must say how sure it is and why.</summary>
    public static Provenance Provenance(this MapReader map)
    {
        var origin = map.Word("asal", SopWords.Origins, Origin.Printed);
        if (origin is not Origin.Printed)
        {
            return new Provenance(origin, Confidence(map), map.Text("alasan"));
        }

        foreach (var key in (string[])["yakin", "alasan"])
        {
            if (map.Has(key))
            {
                map.Fault(key, "`asal: simpulan` atau `asal: usulan` di sampingnya", $"`{key}` untuk yang tercetak");
            }
        }

        return Definitions.Provenance.Printed;
    }

    /// <summary>A kind of thing: its name alone, or a group with <c>nilai</c> and why it is taken to be that.</summary>
    public static (ArtifactKind? Kind, Provenance? Reading) Artifact(this MapReader map, string key)
    {
        if (!map.HoldsMap(key))
        {
            return (new ArtifactKind(map.Name(key, SopWords.Artifacts)), null);
        }

        var group = map.Map(key)!;
        var (kind, reading) = (new ArtifactKind(group.Name("nilai", SopWords.Artifacts)), group.Provenance());
        group.RefuseOtherKeys();
        return (kind, reading.Origin is Origin.Printed ? null : reading);
    }

    private static decimal Confidence(MapReader map)
    {
        var text = map.Text("yakin");
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var confidence) && confidence is >= 0 and <= 1)
        {
            return confidence;
        }

        if (text.Length > 0)
        {
            map.Fault("yakin", "angka 0 sampai 1 dengan titik desimal, misalnya 0.85", $"\"{YamlTree.Shortened(text)}\"");
        }

        return 0;
    }
}
