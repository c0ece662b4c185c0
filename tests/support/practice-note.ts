/** A note that gives exercises of every form. */
export const practiceNote = `# Cells

## Parts

Ribosome: builds proteins from amino acids
Lysosome: breaks down waste with enzymes
Nucleus: stores genetic information
Chloroplast: captures sunlight for sugar
Centriole: organizes spindle fibres
Vacuole: holds water under pressure
Cytoskeleton: gives shape and support

The layers of a plant's surface:

- cuticle
- epidermis
- mesophyll

## Division

The stages of mitosis are:

1. Chromosomes condense
2. The spindle attaches
3. Sister chromatids part
4. The cell divides

Cytokinesis splits the cytoplasm after the sister chromatids have parted.

Cancer cells can often divide without limit.

The spindle assembly checkpoint delays anaphase until every chromosome is attached.

Which phase copies the DNA?
A) G1
B) S
C) M
Answer: B

Meiosis gives four daughter cells. (T)
`;
