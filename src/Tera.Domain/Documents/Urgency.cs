namespace Tera.Documents;

/// <summary>How fast a letter or disposition is to be treated (sifat); who may read it stands beside it, as its <see cref="AccessClass"/>.</summary>
/// <remarks>Source: Permendagri 1/2023.</remarks>
public enum Urgency
{
    /// <summary>Biasa.</summary>
    Ordinary,

    /// <summary>Segera.</summary>
    Urgent,

    /// <summary>Sangat segera.</summary>
    VeryUrgent,
}
