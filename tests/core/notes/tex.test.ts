import { describe, expect, it } from "vitest";
import { unicodeOfTex } from "#src/core/notes/tex.ts";

describe("a formula is written in Unicode", () => {
  it.each([
    ["\\sigma(x)=\\frac{1}{1+e^{-x}}", "σ(x) = 1/(1 + e⁻ˣ)"],
    ["E=mc^2", "E = mc²"],
    ["x-1", "x − 1"],
    ["x=-1", "x = −1"],
    ["\\sqrt{x+1}", "√(x + 1)"],
    ["\\sqrt{ab}", "√(ab)"],
    ["a_{ij}", "aᵢⱼ"],
    ["\\mathbb{R}^n", "ℝⁿ"],
    ["\\hat{y}", "ŷ"],
    ["\\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿ xᵢ"],
    ["\\text{loss}=-\\log p", "loss = −log p"],
    ["\\text{cross-entropy}=x", "cross-entropy = x"],
    ["2\\times10^{-3}", "2 × 10⁻³"],
    ["\\operatorname{ReLU}(x)=\\max(0,x)", "ReLU(x) = max(0,x)"],
    ["O(n\\log n)", "O(n log n)"],
    ["\\cos^2\\theta", "cos²θ"],
    ["\\left(\\frac{a}{b}\\right)^2", "(a/b)²"],
    ["\\{x \\mid x>0\\}", "{x ∣ x > 0}"],
    ["A\\cap B", "A ∩ B"],
    ["\\frac{\\partial f}{\\partial x}", "(∂f)/(∂x)"],
    ["50\\%", "50%"],
    ["a \\equiv b \\pmod{n}", "a ≡ b (mod n)"],
    ["a^{p-1} \\equiv -1 \\pmod p", "aᵖ⁻¹ ≡ −1 (mod p)"],
    ["7 \\bmod 3 = 1", "7 mod 3 = 1"],
    ["\\sup A \\leq \\arcsin x", "sup A ≤ arcsin x"],
  ])("%s as %s", (tex, text) => {
    expect(unicodeOfTex(tex)).toBe(text);
  });
});

describe("a fraction is never read into what stands beside it", () => {
  it.each([
    ["\\frac{1}{2}mv^2", "(1/2)mv²"],
    ["2\\frac{1}{3}", "2(1/3)"],
    ["\\frac{a}{bc}", "a/(bc)"],
    ["\\frac{a+b}{2}", "(a + b)/2"],
    ["\\frac{\\frac{a}{b}}{c}", "(a/b)/c"],
    ["a/\\frac{b}{c}", "a/(b/c)"],
  ])("%s as %s", (tex, text) => {
    expect(unicodeOfTex(tex)).toBe(text);
  });
});

describe("a formula is kept out where Unicode has no exact form of it", () => {
  it.each([
    "\\begin{matrix}a&b\\end{matrix}",
    "a & b",
    "x^y_z",
    "x^{a/b}",
    "a^{b^c}",
    "e^{-\\lambda t}",
    "\\unknown{x}",
    "\\pmatrix a",
    "\\binom{n}{k}",
    "\\lim_{x\\to 0} f(x)",
    "\\frac{1}{2",
    "{x}",
    "",
    "x+".repeat(151),
    "\\frac".repeat(60),
  ])("%s", (tex) => {
    expect(unicodeOfTex(tex)).toBeNull();
  });
});
