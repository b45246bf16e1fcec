using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Library;

/// <summary>Where an SOP comes from, in the office's words; the name of the file it was read from says nothing to an officer.</summary>
internal static class SourceWords
{
    /// <summary>The agency as its cover prints it; without one, who stands in the first column tells two of the same title apart.</summary>
    public static string Of(ProcedureDefinition definition) => definition.Cover.Agency is { IsEmpty: false } printed
        ? IndonesianText.Spoken(string.Join(", ", printed))
        : $"instansi tidak tercetak; pelaksana pertama {definition.Lanes[0].Role}";
}
