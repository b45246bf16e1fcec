using Tera.Procedures.Bpmn;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Procedures.Reading;

namespace Tera.Procedures.Exchange;

/// <summary>Reads an SOP from a file of any form there is, told apart by its ending.</summary>
internal static class SopImport
{
    /// <summary>What may be chosen, as a file field names it.</summary>
    public const string Endings = ".yaml,.yml,.bpmn,.xml";

    /// <summary>Bytes a file may have at most.</summary>
    public const int LargestSize = SafeXml.LargestSize;

    /// <param name="bytes">The file.</param>
    /// <param name="fileName">Its name, without a folder.</param>
    public static ProcedureFileResult Read(byte[] bytes, string fileName)
    {
        var code = new ProcedureCode(Slug.Unique(Path.GetFileNameWithoutExtension(fileName), "sop-impor", new HashSet<string>()));
        return Path.GetExtension(fileName).ToUpperInvariant() switch
        {
            ".YAML" or ".YML" => ProcedureFile.Read(bytes, fileName),
            ".BPMN" or ".XML" => BpmnImport.Read(bytes, fileName, code),
            var other => new(null, [new FileFault(fileName, 1, "", $"berkas {Endings.Replace(",", ", ", StringComparison.Ordinal)}", other.Length == 0 ? "berkas tanpa akhiran" : $"berkas {other.ToLowerInvariant()}")]),
        };
    }
}
