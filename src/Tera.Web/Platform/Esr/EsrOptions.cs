using System.ComponentModel.DataAnnotations;

namespace Tera.Platform.Esr;

/// <summary>
/// Settings under <c>Esr</c>: the region's access to the interface of e-SAKIP Reviu. Without <see cref="Address"/> nothing is sent there, and uploads
/// are made by hand and recorded with their proof.
/// </summary>
public sealed class EsrOptions
{
    /// <summary>Base address of the interface; empty for none.</summary>
    public string Address { get; init; } = "";

    /// <summary>Account the region was given.</summary>
    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>How long one question may take. Default 30.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; init; } = 30;

    public bool InUse => Address.Length > 0;
}
